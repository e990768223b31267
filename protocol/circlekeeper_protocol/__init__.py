"""Circlekeeper's protocol: what is said over the line, and what every side makes of it."""

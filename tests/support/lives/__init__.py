"""Lives of meetings, drawn at random: what is tried in them, and what comes of it."""

from .deeds import WHOEVER_SPEAKS, Deed, Moment, about_a_card, meant, named
from .drawing import (
    lives,
    lives_of_cards,
    lives_of_every_sort,
    lives_past_the_end,
    random_life,
    random_life_of_a_pair,
    random_life_past_the_end,
)
from .playing import live, steps, usual

__all__ = [
    "WHOEVER_SPEAKS",
    "Deed",
    "Moment",
    "about_a_card",
    "live",
    "lives",
    "lives_of_cards",
    "lives_of_every_sort",
    "lives_past_the_end",
    "meant",
    "named",
    "random_life",
    "random_life_of_a_pair",
    "random_life_past_the_end",
    "steps",
    "usual",
]

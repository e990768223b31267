"""Names on the wire."""

import re


def snake(class_name: str) -> str:
    """`RaiseHand` is `raise_hand` on the wire."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", class_name).lower()

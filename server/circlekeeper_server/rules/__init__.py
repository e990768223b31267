"""The rules of a meeting, pure: no clock, no chance, no waiting. Time and secrets are arguments."""

from .deadlines import next_deadline
from .decide import carry_out, decide
from .retention import expires_at
from .secrets import accepts_invite, digest, member_with_key
from .series import begins_after, is_behind, leads_on, place_after
from .soundness import cleaned_plan, faults_of
from .succession import handed_on
from .texts import clean_name, clean_text, same_name

__all__ = [
    "accepts_invite",
    "begins_after",
    "carry_out",
    "clean_name",
    "clean_text",
    "cleaned_plan",
    "decide",
    "digest",
    "expires_at",
    "faults_of",
    "handed_on",
    "is_behind",
    "leads_on",
    "member_with_key",
    "next_deadline",
    "place_after",
    "same_name",
]

"""Texts in every script, as keyboards write them, and nothing that turns a line around."""

import pytest
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules.texts import clean_name, clean_text

SCOTLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("\u200fשלום\u200e, Ana", "שלום, Ana"),
        ("\u061cأهلا", "أهلا"),
        ("co\u00adope\u00adration\u200b", "cooperation"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        (f"At home {SCOTLAND}", f"At home {SCOTLAND}"),
    ],
    ids=["Hebrew", "Arabic", "copied", "Persian", "a flag"],
)
def test_what_keyboards_bring_along_is_no_fault_of_whoever_writes(written: str, read: str) -> None:
    assert clean_text(written) == read
    assert clean_name(written) == read


@pytest.mark.parametrize("text", ["\u202eanA", "\u2066Ana", "A\x00na", "An\x1b[2Ja", "\U000e0041"])
def test_what_would_turn_or_break_the_line_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="unclear_text"):
        clean_text(text)


def test_nobody_has_a_name_of_signs_that_leave_no_trace() -> None:
    with pytest.raises(Refused, match="unclear_name"):
        clean_name("\u200e\u200b\ufeff")

"""What a person says becomes a command of the protocol, or they are told what can be said."""

from typing import get_args

import msgspec
import pytest
from circlekeeper_protocol.commands import (
    AnyCommand,
    EndTurn,
    ExtendTime,
    GiveFloor,
    NextSpeaker,
    RaiseHand,
    SetCustoms,
    SetHeadsUps,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_server.cli.exits import CannotDo
from circlekeeper_server.cli.wish import COMMANDS, form_of, read_wish
from hypothesis import given

from tests.support.lives import Deed, lives
from tests.support.meetings import circle_of, do


def as_words(command: AnyCommand) -> list[str]:
    fields = {**msgspec.to_builtins(command)}
    name = fields.pop("type")
    return [name, *(word for field, value in fields.items() for word in _words(field, value))]


def _words(field: str, value: object) -> list[str]:
    if isinstance(value, dict):
        return [f"{field}.{inner}={_word(each)}" for inner, each in value.items()]
    return [f"{field}={_word(value)}"]


def _word(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return ",".join(map(str, value))
    return "none" if value is None else str(value)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("start_meeting", StartMeeting()),
        ("raise_hand kind=respond", RaiseHand(kind="respond")),
        ("extend_time minutes=-5 phase=none", ExtendTime(minutes=-5, phase=None)),
        ("extend_time minutes=5 phase=2", ExtendTime(minutes=5, phase=2)),
        ("set_heads_ups minutes=15,10", SetHeadsUps(minutes=(15, 10))),
        ("set_heads_ups minutes=", SetHeadsUps(minutes=())),
        ("next_speaker after=3 keep_place=true", NextSpeaker(after=3, keep_place=True)),
        ("set_customs customs.policy=less_heard", SetCustoms(Customs(policy="less_heard"))),
        ("show_prompt text=", ShowPrompt(text="")),
        ("show_prompt text=now", ShowPrompt(text="now")),
    ],
)
def test_words_make_a_command(said: str, meant: AnyCommand) -> None:
    assert read_wish(said.split()).command == meant


@given(lives)
def test_every_command_can_be_said_in_words_and_as_json(life: list[Deed]) -> None:
    for deed in life:
        if isinstance(deed.command, get_args(AnyCommand)):
            json = msgspec.json.encode(deed.command).decode()
            assert read_wish(as_words(deed.command)).command == deed.command
            assert read_wish([json]).command == deed.command


def test_now_is_the_turn_that_is_running_when_it_is_said() -> None:
    gathering = circle_of("Mari", "Ana")
    running = do(do(gathering, 1, StartMeeting()), 1, GiveFloor(to=2, after=0))
    assert running.floor.turn is not None

    assert read_wish(["end_turn", "turn=now"]).at(running) == EndTurn(turn=running.floor.turn.id)
    assert read_wish(["give_floor", "to=2", "after=now"]).at(gathering) == GiveFloor(to=2, after=0)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("raise_hand kind=shout", "Invalid enum value 'shout'"),
        ("raise_hand", "missing required field `kind`"),
        ("raise_hand speak", "`speak` is not of the form field=value"),
        ("raise_hand kind=speak kind=speak", "`kind=speak` is said twice"),
        ("raise_hand kind=speak loud=yes", "unknown field `loud`"),
        ('{"type":"raise_hand"}', "missing required field `kind`"),
    ],
)
def test_who_says_it_wrong_is_told_why_and_how_to_say_it(said: str, why: str) -> None:
    with pytest.raises(CannotDo) as told:
        read_wish([said] if said.startswith("{") else said.split())

    assert why in told.value.message
    assert (
        "Say it so:\n  raise_hand kind=speak|respond|clarify|question|process" in told.value.message
    )


@pytest.mark.parametrize(
    "said", ["", "raise_hands", "{", "{}", '{"type":"take_seat"}', "[1]", "{[1]"]
)
def test_who_names_no_command_is_told_them_all(said: str) -> None:
    with pytest.raises(CannotDo) as told:
        read_wish([said] if said else [])

    assert all(f"\n  {form_of(name)}" in told.value.message for name in COMMANDS)


def test_a_slip_is_told_what_was_nearest() -> None:
    with pytest.raises(CannotDo, match=r"Did you mean this one\?\n  lower_hand kind="):
        read_wish(["lower_hands"])


def test_every_form_names_every_field() -> None:

    for name in COMMANDS:
        words = [word.partition("=")[0] for word in form_of(name).split()[1:]]
        fields = list(dict.fromkeys(word.partition(".")[0] for word in words))
        assert fields == list(COMMANDS[name].__struct_fields__)

"""PROTOCOL.md says what is so. Its tables are made from the code; here, the words around them."""

import re
import typing
from typing import Final

import pytest
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.frames import PROTOCOL, AnyClientFrame, AnyServerFrame
from circlekeeper_protocol.names import snake
from circlekeeper_protocol.privacy import READERS, Viewer
from circlekeeper_protocol.refusals import REFUSALS
from circlekeeper_server.hub.visitor import WAITING_MOST
from circlekeeper_server.rules.seats import MOST_SEATS
from circlekeeper_server.web.limits import Limits
from circlekeeper_server.wire.connection import BACKLOG_BYTES
from circlekeeper_server.wire.serving import MAX_MESSAGE_BYTES
from hypothesis import given

from scripts.generator.promises import ALWAYS, promise_of
from scripts.generator.tables import GROUPS, PAGE
from tests.support.meetings import Deed, live, lives

TEXT: Final = PAGE.read_text("utf-8")
BY_WEBSOCKETS: Final = {"1002", "1007", "1008"}
"""Close codes that come from beneath the protocol."""


def section(title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", TEXT, re.DOTALL | re.MULTILINE)
    assert found is not None, title
    return found[1]


def rows(title: str) -> list[list[str]]:
    """The cells of the tables in a section, without their heads."""
    lines = [line for line in section(title).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    heads = {place - 1 for place, row in enumerate(cells) if set("".join(row)) <= set("-| ")}
    return [row for place, row in enumerate(cells) if {place, place - 1}.isdisjoint(heads)]


def named(text: str) -> list[str]:
    return re.findall(r"`([a-z_]+)`", text)


def test_it_is_about_this_version() -> None:
    assert TEXT.startswith(f"# The Circlekeeper protocol, version {PROTOCOL}\n")


def test_the_table_of_refusals_is_the_codes_own() -> None:
    retries = {"yes": True, "no": False}
    told = {code.strip("`"): (said, retries[again]) for code, said, again in rows("Refusals")}
    assert told == {code: (no.sentence, no.retry) for code, no in REFUSALS.items()}


def test_the_table_of_close_codes_is_the_codes_own() -> None:
    told = {CloseCode(int(code)): (why, back) for code, why, back in rows("Close codes")}
    assert told == {code: (closing.reason, closing.come_back) for code, closing in CLOSINGS.items()}


def test_the_table_of_events_is_the_law_of_privacy() -> None:
    groups: dict[str, frozenset[Viewer]] = {said: group for group, said in GROUPS.items()}
    told = {named(event)[0]: (groups[read], groups[by]) for event, _, read, by in rows("Events")}
    assert told == {snake(event.__name__): tuple(who) for event, who in READERS.items()}


def test_every_command_and_frame_is_there() -> None:
    commands = [named(row[0])[0] for row in rows("Commands")]
    assert commands == [snake(command.__name__) for command in typing.get_args(AnyCommand)]
    frames = {name for row in rows("Frames") for name in named(row[0])}
    both = (*typing.get_args(AnyClientFrame), *typing.get_args(AnyServerFrame))
    assert frames == {snake(frame.__name__) for frame in both}


def test_every_way_to_come_back_is_explained() -> None:
    explained = re.findall(r"^- \*(.*?)\*:", section("Close codes"), re.MULTILINE)
    assert set(explained) == {closing.come_back for closing in CLOSINGS.values()}


@pytest.mark.parametrize("title", ["Limits", "Bad input"])
def test_every_answer_that_is_promised_exists(title: str) -> None:
    known = {str(code.value) for code in CLOSINGS} | BY_WEBSOCKETS
    for row in rows(title):
        answer = row[-1]
        assert set(named(answer)) <= {*REFUSALS, "id"}, row
        assert set(re.findall(r"\b\d{4}\b", answer)) <= known, row


def test_the_limits_are_the_hubs_own() -> None:
    limits, said = Limits(), {row[0]: row[1:] for row in rows("Limits")}
    messages, links = limits.messages, limits.wrong_links
    assert said["the first message"][0] == f"{limits.hello_seconds:.0f} seconds"
    assert said["messages on one line"] == [
        f"{messages.burst} at once, {messages.per_minute // 60} a second for long",
        f"`too_fast`; 4005 once {limits.flood} more have been sent",
    ]
    assert said["lines from one address"][0] == (
        f"{limits.lines:,} open; {limits.knocks.burst} opened at once, "
        f"{limits.knocks.per_minute} a minute for long"
    )
    assert said["links from one address that open nothing"][0] == (
        f"{links.burst} at once, {links.per_minute} a minute for long"
    )
    assert said["a message"][0] == f"{MAX_MESSAGE_BYTES // 1024} KiB"
    assert said["unsent bytes for one line"][0].startswith(f"{BACKLOG_BYTES // 1024} KiB")
    assert said["commands of one line without an answer"][0] == f"{WAITING_MOST}"
    assert said["seats"][0].startswith(f"{MOST_SEATS:,}")


def test_every_command_says_who_sends_it_and_what_it_does_and_causes() -> None:
    for command in typing.get_args(AnyCommand):
        promise = promise_of(command)
        assert promise.does, command
        assert promise.sent_by, command
        assert promise.causes, command


@given(lives)
def test_no_command_is_refused_in_a_way_that_it_does_not_say(life: list[Deed]) -> None:
    for moment in live(life):
        command = type(moment.deed.command)
        if moment.refusal is not None and command in typing.get_args(AnyCommand):
            assert moment.refusal in (*promise_of(command).refusals, *ALWAYS), command

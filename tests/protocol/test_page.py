"""PROTOCOL.md says what is so. Its tables are made from the code; here, the words around them."""

import re
import typing
from typing import Final

import pytest
from circlekeeper_protocol.closing import CLOSINGS, CloseCode
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.frames import PROTOCOL, AnyClientFrame, AnyServerFrame
from circlekeeper_protocol.names import snake
from circlekeeper_protocol.readers import READERS
from circlekeeper_protocol.refusals import REFUSALS
from circlekeeper_server.hub.visitor import WAITING_MOST
from circlekeeper_server.plans import OfferedPlan
from circlekeeper_server.rehearsal.rehearsals import (
    MOST,
    MOST_FROM_ONE_PLACE,
    Introduced,
    Offered,
)
from circlekeeper_server.rules.seats import MOST_SEATS
from circlekeeper_server.web import calendar, qr
from circlekeeper_server.web.api import (
    Links,
    MeetingAnswer,
    MeetingWanted,
    PlanFile,
    PlanToWrite,
)
from circlekeeper_server.web.bodies import BODY_BYTES, PLAN_BYTES
from circlekeeper_server.web.limits import Limits
from circlekeeper_server.web.problems import PROBLEMS
from circlekeeper_server.web.rehearsing import (
    AgainAnswer,
    AgainWanted,
    LeadWanted,
    LedAnswer,
    LedLinks,
    MomentAnswer,
    ObserverLink,
    RehearsalAnswer,
    RehearsalWanted,
    SeatGiven,
)
from circlekeeper_server.wire.connection import BACKLOG_BYTES
from circlekeeper_server.wire.serving import MAX_MESSAGE_BYTES
from hypothesis import given
from msgspec import Struct

from scripts.generator.promises import ALWAYS, promise_of
from scripts.generator.tables import GROUPS
from tests.support.lives import Deed, live, lives_of_every_sort
from tests.support.page import TEXT, answers, named, rows, section

BY_WEBSOCKETS: Final = {"1002", "1007", "1008"}
"""Close codes that come from beneath the protocol."""


def test_it_is_about_this_version() -> None:
    assert TEXT.startswith(f"# The Circlekeeper protocol, version {PROTOCOL}\n")


def test_the_table_of_refusals_is_the_codes_own() -> None:
    retries = {"yes": True, "no": False}
    told = {code.strip("`"): (said, retries[again]) for code, said, again in rows("Refusals")}
    assert told == {code: (no.sentence, no.retry) for code, no in REFUSALS.items()}


def test_the_table_of_http_problems_is_the_codes_own() -> None:
    retries = {"yes": True, "no": False}
    told = {
        named(code)[0]: (int(status), said, retries[again])
        for status, code, said, again in rows("HTTP problems")
    }
    assert told == PROBLEMS


def test_what_requests_bring_and_get_is_what_the_hub_reads_and_writes() -> None:
    said = {row[0].strip("`"): (named(row[1]), named(row[2])) for row in rows("Over HTTP")}
    made = [*fields(MeetingAnswer), *fields(Links)]
    assert said["POST /api/meetings"] == (fields(MeetingWanted), made)
    assert said["GET /api/plans"] == ([], ["plan", *fields(OfferedPlan)])
    assert said["POST /api/plans/read"] == (fields(PlanFile), ["unsound_plan", "faults"])
    assert said["POST /api/plans/write"] == (fields(PlanToWrite), [])
    rehearsal = [name for name in fields(RehearsalAnswer) if name != "links"]
    rehearsal.insert(1, *fields(ObserverLink))
    assert said["POST /api/rehearsals"] == (fields(RehearsalWanted), rehearsal)
    introduced = [name for name in fields(Offered) if name != "characters"]
    assert said["GET /api/scenarios"] == (
        [],
        ["scenario", *introduced, "characters", *fields(Introduced)],
    )
    assert said["POST /api/rehearsals/led"] == (
        fields(LeadWanted),
        [*fields(LedAnswer), *fields(LedLinks)],
    )
    again = "POST /api/rehearsals/{meeting}/again"
    assert said[again] == (fields(AgainWanted), fields(AgainAnswer))
    assert said["POST /api/rehearsals/{meeting}/moments"] == (
        fields(SeatGiven),
        fields(MomentAnswer),
    )
    assert said["POST /api/qr"] == (fields(qr.Wanted), fields(qr.Drawn))
    assert said["POST /api/calendar"] == (fields(calendar.Wanted), [])


def fields(struct: type[Struct]) -> list[str]:
    return list(struct.__struct_fields__)


def test_the_table_of_close_codes_is_the_codes_own() -> None:
    told = {CloseCode(int(code)): (why, back) for code, why, back in rows("Close codes")}
    assert told == {code: (closing.reason, closing.come_back) for code, closing in CLOSINGS.items()}


def test_the_table_of_events_is_the_law_of_privacy() -> None:
    told = {named(event)[0]: (read, by) for event, _, read, by in rows("Events")}
    assert told == {
        snake(event.__name__): (
            " and ".join(
                ["its `audience`" if who.chosen else GROUPS[who.event]]
                * bool(who.event or not who.named)
                + ["the `member`" + ", also outside" * who.outside] * who.named
            ),
            GROUPS[who.by],
        )
        for event, who in READERS.items()
    }


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
    codes = {str(code.value) for code in CLOSINGS} | BY_WEBSOCKETS
    for row in rows(title):
        assert set(answers(row[-1])) <= {*REFUSALS, *PROBLEMS, *codes, "id", "welcome"}, row


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
    assert said["the body of a request"][0] == f"{BODY_BYTES // 1024} KiB"
    assert said["a request with a whole plan"][0] == f"{PLAN_BYTES // 1024} KiB"
    most = f"{MOST_FROM_ONE_PLACE} for one address, {MOST} in all"
    assert said["rehearsals that go on"][0] == most
    for what, rate in (
        ("meetings that one address starts, or tries to", limits.meetings),
        ("rehearsals that one address starts, or tries to", limits.rehearsals),
        ("what one address asks of rehearsals that go on", limits.rehearsing),
        ("QR codes and calendar files for one address", limits.drawings),
    ):
        assert said[what][0] == f"{rate.burst} at once, {rate.per_minute} a minute for long"


def test_every_command_says_who_sends_it_and_what_it_does_and_causes() -> None:
    for command in typing.get_args(AnyCommand):
        promise = promise_of(command)
        assert promise.does, command
        assert promise.sent_by, command
        assert promise.causes, command


@given(lives_of_every_sort)
def test_no_command_is_refused_in_a_way_that_it_does_not_say(life: list[Deed]) -> None:
    for moment in live(life):
        command = type(moment.deed.command)
        if moment.refusal is not None and command in typing.get_args(AnyCommand):
            assert moment.refusal in (*promise_of(command).refusals, *ALWAYS), command

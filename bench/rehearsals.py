"""A thousand simulated people in a hundred rehearsals at once, at sixty times life: `rehearsal/…`.

They are clients like any other, each with a line of their own, and hold some minutes of everything,
from the door to goodbye. The hub is a process of its own on its own core, with its log on disk; the
people share the other core, and are the limit. What is timed is the way from sending a command to
its answer, which the hub gives after the COMMIT. Afterwards the log is read: each command that was
answered is there once, and one that never had an answer is lost. There must be none.
"""

import asyncio
import os
import secrets
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from circlekeeper_client import Circle, Invite, LineLost, Refused
from circlekeeper_protocol.bounds import CommandId, MeetingId, MemberId, Millis, Seq
from circlekeeper_protocol.commands import Leave, MakeMeeting
from circlekeeper_protocol.meeting import About
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.hub import HubTime, Rooms
from circlekeeper_server.hub.record import Cause, decode
from circlekeeper_server.plans import built_in, rehearsed
from circlekeeper_server.rehearsal import scenarios_with
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.facilitator import Facilitator
from circlekeeper_server.rehearsal.participant import playing
from circlekeeper_server.rehearsal.person import Person
from circlekeeper_server.rehearsal.scenario import Character
from circlekeeper_server.rehearsal.wish import Mishap, Wish
from msgspec.structs import replace

from bench.comparison import HUB, Comparison, compare, percentile
from bench.programs import LOAD_CORE, OUT, Server, hub
from tests.server.rehearsal.short import a_quarter_of_an_hour

MEETINGS: Final = 100
PEOPLE: Final = 10
"""In each, with whoever facilitates."""
SIXTY_TIMES_LIFE: Final[Millis] = 1_000


class Answer(NamedTuple):
    meeting: MeetingId
    member: MemberId
    id: CommandId
    seq: Seq
    ms: float


class Tally:
    def __init__(self) -> None:
        self.sent = 0
        self.refused = 0
        self.answers: list[Answer] = []

    @property
    def lost(self) -> int:
        return self.sent - self.refused - len(self.answers)


class Counted(Person):
    """Somebody whose commands are counted and timed."""

    tally: Tally

    async def _do(self, circle: Circle, wish: Wish) -> None:
        assert not isinstance(wish.deed, Mishap)
        self.tally.sent += 1
        began = time.perf_counter()
        try:
            done = await circle.do(wish.deed, acting_for=wish.acting_for)
        except Refused:
            self.tally.refused += 1
        except LineLost:
            pass  # and so it is lost
        else:
            ms = (time.perf_counter() - began) * 1_000
            meeting = circle.seat.meeting
            self.tally.answers.append(Answer(meeting, circle.member, done.id, done.seq, ms))
            self.who = self.who.did(wish)


def rehearsals() -> list[Comparison]:
    with tempfile.TemporaryDirectory(dir=OUT) as disk:
        database = Path(disk) / "rehearsals.sqlite"
        made = asyncio.run(_make(database))
        everywhere = os.sched_getaffinity(0)
        with hub(str(database)) as ours:
            os.sched_setaffinity(0, {LOAD_CORE})
            try:
                tally, seconds, cpu, own = _held(ours, made)
            finally:
                os.sched_setaffinity(0, everywhere)
        unchanged = asyncio.run(_require_kept(database, tally))
    print(
        f"{MEETINGS * PEOPLE} people in {MEETINGS} rehearsals, {seconds:.0f} s:"
        f" {tally.sent} commands, {tally.refused} refused, {unchanged} with nothing to change,"
        f" {tally.lost} lost; the hub {cpu / seconds:.0%} busy, the people {own / seconds:.0%}"
    )
    if tally.lost:
        sys.exit("Commands were lost.")
    ms = [answer.ms for answer in tally.answers]
    per_command = cpu / len(tally.answers) * 1_000
    return [
        compare("rehearsal/p50", "ms from command to answer", [{HUB: percentile(ms, 50)}]),
        compare("rehearsal/p99", "ms from command to answer", [{HUB: percentile(ms, 99)}]),
        compare("rehearsal/cpu", "ms of the hub's CPU per command", [{HUB: per_command}]),
    ]


async def _make(database: Path) -> list[tuple[MeetingId, MakeMeeting]]:
    """Before the hub begins, since nobody may shorten its minutes from outside."""
    log = await SqliteEventLog.open(database)
    try:
        time_ = HubTime()
        rooms = Rooms(log, time_)
        plan = replace(a_quarter_of_an_hour(), minute=SIXTY_TIMES_LIFE)
        made = []
        for _ in range(MEETINGS):
            command = MakeMeeting(
                about=About("Rehearsed", time_.now(), "", "", "", "", keep_hours=24),
                plan=plan,
                heads_ups=(3, 2),
                facilitator=secrets.token_urlsafe(16),
                participant=secrets.token_urlsafe(16),
                observer=secrets.token_urlsafe(16),
            )
            made.append((await rooms.make(command), command))
        return made
    finally:
        await log.close()


def _held(
    server: Server, made: list[tuple[MeetingId, MakeMeeting]]
) -> tuple[Tally, float, float, float]:
    """What was done, how long it took, and what the hub and the people used of their cores."""
    tally = Tally()
    cpu, own, began = server.cpu_seconds(), time.process_time(), time.perf_counter()
    asyncio.run(_hold_all(f"http://127.0.0.1:{server.port}", made, tally))
    seconds = time.perf_counter() - began
    return tally, seconds, server.cpu_seconds() - cpu, time.process_time() - own


async def _hold_all(address: str, made: list[tuple[MeetingId, MakeMeeting]], tally: Tally) -> None:
    Counted.tally = tally
    people = _people()
    await asyncio.gather(*(_hold(address, meeting, command, people) for meeting, command in made))


def _people() -> list[Character]:
    """Of every scenario, so that there is something of everything."""
    plans = {each.id: each.plan for each in (rehearsed(), *built_in().values())}
    by_name = {
        character.name: character
        for scenario in scenarios_with(plans).values()
        for character in scenario.characters
    }
    return list(by_name.values())


async def _hold(
    address: str, meeting: MeetingId, command: MakeMeeting, people: list[Character]
) -> None:
    dice = Dice(meeting)
    first = dice.number("first") % len(people)
    chosen = (people * 2)[first : first + PEOPLE - 1]
    leads = Facilitator(dice=dice.of("leads"), expected=PEOPLE)
    facilitator = Counted("Mari", leads, SIXTY_TIMES_LIFE, asyncio.sleep)
    leading = asyncio.create_task(facilitator.live(Invite(address, meeting, command.facilitator)))
    await facilitator.seated.wait()
    lives = [
        Counted(character.name, playing(character, dice), SIXTY_TIMES_LIFE, asyncio.sleep).live(
            Invite(address, meeting, command.participant)
        )
        for character in chosen
    ]
    await asyncio.gather(*lives)
    await facilitator.circle.do(Leave())
    await leading


async def _require_kept(database: Path, tally: Tally) -> int:
    """How many were answered and changed nothing; every other one is in the log where the answer
    said, and none is there twice."""
    log = await SqliteEventLog.open(database)
    try:
        causes: dict[MeetingId, dict[Seq, Cause | None]] = {}
        for meeting in {answer.meeting for answer in tally.answers}:
            entries = (await log.read(meeting)).entries
            causes[meeting] = {seq: decode(stored).cause for seq, stored in entries}
            known = [cause for cause in causes[meeting].values() if cause is not None]
            if len({(cause.member, cause.id) for cause in known}) != len(known):
                sys.exit("A command is in the log twice.")
    finally:
        await log.close()
    there = {
        (meeting, cause.member, cause.id)
        for meeting, by_seq in causes.items()
        for cause in by_seq.values()
        if cause is not None
    }
    unchanged = 0
    for answer in tally.answers:
        cause = causes[answer.meeting].get(answer.seq)
        if cause == Cause(answer.member, answer.id):
            continue
        if (answer.meeting, answer.member, answer.id) in there:
            sys.exit("A command is in the log where its answer did not say.")
        unchanged += 1
    return unchanged

"""Client and hub over a way that breaks all the time: the replica is the log filtered for its
viewer, and every command is answered once."""

import asyncio
from random import Random

import pytest
from circlekeeper_client import Circle, LineLost, Refused
from circlekeeper_protocol.commands import (
    AnyCommand,
    HandOver,
    LowerHand,
    RaiseHand,
    Rename,
    ShowPrompt,
    StartMeeting,
)
from circlekeeper_protocol.frames import Done

from tests.support.circles import Hurried, circle_at, make_meeting, until
from tests.support.kept_log import kept_log
from tests.support.running_hub import RunningHub
from tests.support.way import Way, for_ever

COMMANDS = 60

Outcome = Done | Refused | LineLost


async def try_to(circle: Circle, command: AnyCommand) -> Outcome:
    try:
        return await circle.do(command)
    except (Refused, LineLost) as why:
        return why


def some_command(chance: Random, number: int) -> AnyCommand:
    commands: list[AnyCommand] = [
        Rename(name=f"Name {number}"),
        ShowPrompt(text=f"Question {number}"),
        RaiseHand(kind="speak"),
        LowerHand(),
        HandOver(to=chance.randint(1, 3)),
    ]
    return chance.choice(commands)


async def on_a_line(circle: Circle) -> None:
    await until(circle, lambda _: circle.connected)


async def act(circle: Circle, chance: Random) -> list[Outcome]:
    """Two commands at a time, one after the other."""
    outcomes: list[Outcome] = []
    for number in range(0, COMMANDS, 2):
        commands = [some_command(chance, number), some_command(chance, number + 1)]
        outcomes += await asyncio.gather(*(try_to(circle, command) for command in commands))
    return outcomes


@pytest.mark.parametrize("seed", range(5))
async def test_nothing_is_lost_or_repeated_on_a_way_that_breaks(hub: RunningHub, seed: int) -> None:
    chance = Hurried(seed)
    links = await make_meeting(f"http://127.0.0.1:{hub.port}", observers=True)
    async with (
        Way(hub.port, lasts=lambda: chance.randrange(200, 9_000)).open() as way,
        circle_at(
            links.by_way_of(way.port), "Mari", "Ana", "Bo", observers=["Piret"], random=chance
        ) as circles,
    ):
        await try_to(circles[0], StartMeeting())
        outcomes = await asyncio.gather(*(act(circle, chance) for circle in circles))
        way.lasts = for_ever
        for circle in circles:
            await on_a_line(circle)
        log = await kept_log(hub.log, links.meeting)

        assert way.broken > 2 * len(circles)
        log.require_whole()
        for circle, answers in zip(circles, outcomes, strict=True):
            log.require_agreement(circle)
            log.require_once(circle.member, answers)

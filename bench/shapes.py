"""How people are spread over rooms, and what they do, in words of the load generator's plan."""

import json
import secrets
import urllib.request
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.commands import LowerHand, RaiseHand, SetFloorMode, StartMeeting
from circlekeeper_protocol.frames import PROTOCOL, Do, Hello, Join

SPEAKERS = 8
"""In each room, so many raise and lower their hands in turn."""
RAISE_HAND = Do(id="@", command=RaiseHand(kind="speak"))


class Shape(NamedTuple):
    name: str
    rooms: int
    members: int
    commands_per_second: int
    """Over all rooms, evenly."""


class Made(msgspec.Struct):
    """What the hub answers when a meeting has been made."""

    meeting: str
    links: dict[str, str]


ROOM_OF_1000 = Shape("room-1000", rooms=1, members=1000, commands_per_second=50)
ROOMS_OF_10 = Shape("rooms-of-10", rooms=100, members=10, commands_per_second=2000)
CALM_ROOMS_OF_10 = Shape("calm-rooms-of-10", rooms=100, members=10, commands_per_second=200)


def peer_plan(shape: Shape) -> Iterator[str]:
    """For the bare loop: connect, and say anything."""
    yield from entries_and_answers()
    for room in range(shape.rooms):
        for member in range(shape.members):
            yield f"line {room} /{room}"
            if 1 <= member <= SPEAKERS:
                yield f"word {encode(RAISE_HAND).decode()}"


def hub_plan(shape: Shape, port: int) -> Iterator[str]:
    """For the hub: real meetings, entered and started as browsers would."""
    yield from entries_and_answers()
    for room in range(shape.rooms):
        made = make_meeting(port)
        for member in range(shape.members):
            role = "facilitator" if member == 0 else "participant"
            yield f"line {room} /ws"
            yield from come_in(made.meeting, made.links[role], f"Member {member}")
            if member == 0:
                yield from start()
            elif member <= SPEAKERS:
                yield f"word {encode(RAISE_HAND).decode()}"
                yield f"word {encode(Do(id='@', command=LowerHand())).decode()}"


def hub_seats(port: int, rooms: Iterable[int], members: int) -> Iterator[str]:
    """For the hub: meetings in which everyone takes a seat, and then waits."""
    yield from entries_and_answers()
    for room in rooms:
        made = make_meeting(port)
        for member in range(members):
            role = "facilitator" if member == 0 else "participant"
            yield f"line {room} /ws"
            yield from come_in(made.meeting, made.links[role], f"Member {member}")


def entries_and_answers() -> Iterator[str]:
    yield 'entry {"type":"entry","seq":'
    yield 'done {"type":"done"'


def come_in(meeting: str, link: str, name: str, seat: str = "") -> Iterator[str]:
    hello = Hello(protocol=PROTOCOL, meeting=meeting, invite=link.partition("#")[2])
    yield f"say {encode(hello).decode()}"
    yield 'await {"type":"door"'
    join = Join(id="join", name=name, seat=seat or secrets.token_urlsafe(16))
    yield f"say {encode(join).decode()}"
    yield 'await {"type":"welcome"'


def come_back(meeting: str, seat: str) -> Iterator[str]:
    """To a seat, after the node that they were on has died."""
    yield f"say {encode(Hello(protocol=PROTOCOL, meeting=meeting, seat=seat)).decode()}"
    yield 'await {"type":"welcome"'


def start() -> Iterator[str]:
    """Hands wait in an open floor; in others the first one would be called."""
    for command in (StartMeeting(), SetFloorMode(mode="open")):
        yield f"say {encode(Do(id='start', command=command)).decode()}"
        yield 'await {"type":"done"'


def make_meeting(port: int) -> Made:
    wanted = {"title": "Bench", "starts_at": 0, "plan": "check-in"}
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}/api/meetings",
        json.dumps(wanted).encode(),
        {"Content-Type": "application/json"},
    )
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with direct.open(request) as answer:
        return msgspec.json.decode(answer.read(), type=Made)

"""Bad input, brought to a real hub: each row of PROTOCOL.md's table, and its answer.

The page is what is believed here. A provocation tells how the hub answered, in order, and sees to
it that nothing else has changed.
"""

import contextlib
import itertools
from collections.abc import AsyncIterator
from typing import Any, Final

import msgspec
import pytest
import pytest_asyncio
from circlekeeper_client import KeptSeat, connect
from circlekeeper_protocol.commands import EndMeeting, EraseMeeting, StartMeeting
from circlekeeper_protocol.frames import PROTOCOL, AskTime, Join, Refused, Welcome
from circlekeeper_server.settings import Settings
from circlekeeper_server.web import Limits
from circlekeeper_server.web.limits import Rate
from circlekeeper_server.wire.protocol import IDLE_FRAMES
from websockets.exceptions import ConnectionClosed, InvalidStatus

from tests.server.web import provoking_the_cards, provoking_the_floor  # noqa: F401 (they bring some)
from tests.server.web.provoking import PROVOCATIONS, brings
from tests.server.web.seated import ANA, Circle, answer_on, seat_of, seated_circle, text
from tests.support.page import answers, rows
from tests.support.running_hub import RunningHub, running_hub

WRONG: Final = "w" * 22
NEW: Final = "n" * 22


@pytest_asyncio.fixture
async def circle(hub: RunningHub) -> AsyncIterator[Circle]:
    async with seated_circle(hub) as circle:
        yield circle


def test_every_row_of_the_page_is_tried() -> None:
    assert sorted(PROVOCATIONS) == sorted(what for what, _ in rows("Bad input"))


@pytest.mark.parametrize(("what", "answer"), rows("Bad input"))
async def test_it_is_answered_as_the_page_says(circle: Circle, what: str, answer: str) -> None:
    given = await PROVOCATIONS[what](circle)

    promised = [code for code in answers(answer) if code != "id"]
    assert [code for code, _ in itertools.groupby(given)] == promised


# Commands


@brings("unknown fields or types, wrong values, nonsense")
async def _(circle: Circle) -> list[str]:
    before = await circle.entries()
    given = []
    for id, said in (
        ("a", '{"type":"do","id":"a","command":{"type":"leave","loudly":true}}'),
        ("b", '{"type":"do","id":"b","command":{"type":"sing"}}'),
        ("c", '{"type":"do","id":"c","command":{"type":"end_turn","turn":-1}}'),
        ("d", '{"type":"sing","id":"d"}'),
        ("", '{"type":"do","id":'),
    ):
        await circle.ana.say_text(said)
        answer = await answer_on(circle.ana, id)
        assert isinstance(answer, Refused)
        given.append(answer.code)
    assert await circle.entries() == before
    return given


@brings("an over-long name or text")
async def _(circle: Circle) -> list[str]:
    return [
        await circle.refused(circle.ana, "rename", name="x" * 41),
        await circle.refused(circle.mari, "show_prompt", text="x" * 501),
    ]


@brings("control characters, or nothing that can be read, in a name")
async def _(circle: Circle) -> list[str]:
    return [
        await circle.refused(circle.ana, "rename", name=name)
        for name in ("A\u0000na", "\u202eAna", "   ", "\u200b")
    ]


@brings("control characters in a text")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    return [await circle.refused(circle.mari, "show_prompt", text="What\u0007?")]


@brings("a command before a seat is taken")
async def _(circle: Circle) -> list[str]:
    async with circle.at_the_door() as line:
        return [await circle.refused(line, "raise_hand", kind="speak")]


@brings("a command before its time, or after the end")
async def _(circle: Circle) -> list[str]:
    early = await circle.refused(circle.ana, "raise_hand", kind="speak")
    await circle.do(circle.mari, "start_meeting")
    twice = await circle.refused(circle.mari, "start_meeting")
    await circle.do(circle.mari, "end_meeting")
    return [early, twice, await circle.refused(circle.ana, "rename", name="Anna")]


@brings("a command from the wrong role")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "start_meeting")
    return [
        await circle.refused(circle.ana, "pause_time"),
        await circle.refused(circle.ana, "go_to_step", phase=0, step=0),
        await circle.refused(circle.mari, "take_over"),
    ]


@brings(
    "anything but `leave` and one's own remarks from an observer before whom the curtain is drawn;"
    " a wish for the floor"
)
async def _(circle: Circle) -> list[str]:
    drawn = await circle.refused(circle.piret, "pause_time")
    for member in (circle.mari, circle.ana):
        await circle.do(member, "answer_observers", welcome=True)
    await circle.do(circle.mari, "start_meeting")
    return [drawn, await circle.refused(circle.piret, "raise_hand", kind="speak")]


@brings("a command about someone who is not there, or for someone who can send it")
async def _(circle: Circle) -> list[str]:
    return [
        await circle.refused(circle.mari, "remove", member=99),
        await circle.refused(circle.mari, "rename", name="Anna", for_=99),
        await circle.refused(circle.mari, "rename", name="Anna", for_=ANA),
    ]


@brings("a command's `id` again, whatever the command")
async def _(circle: Circle) -> list[str]:
    first = await circle.do(circle.ana, "rename", id="once", name="Anna")
    await circle.do(circle.mari, "rename", id="once", name="Marie")
    before = await circle.entries()
    assert await circle.do(circle.ana, "rename", id="once", name="Anna") == first
    assert await circle.do(circle.ana, "leave", id="once") == first
    assert await circle.entries() == before
    return []


# Coming in


@brings("a `join` again: with the secret of the seat, with another")
async def _(circle: Circle) -> list[str]:
    before = await circle.entries()
    await circle.ana.say(Join(id="again", name="Bo", seat=seat_of("Ana")))
    while not isinstance(welcome := await circle.ana.hear(), Welcome):
        pass
    assert welcome.member == ANA
    await circle.ana.say(Join(id="other", name="Bo", seat=seat_of("Bo")))
    refused = await answer_on(circle.ana, "other")
    assert isinstance(refused, Refused)
    assert await circle.entries() == before
    return ["welcome", refused.code]


@brings("a second tab")
async def _(circle: Circle) -> list[str]:
    before = await circle.entries()
    async with circle.hub.line() as line:
        await line.say_text(
            text(
                {
                    "type": "hello",
                    "protocol": PROTOCOL,
                    "meeting": circle.links.meeting,
                    "seat": seat_of("Ana"),
                }
            )
        )
        welcome = await line.hear()
        assert isinstance(welcome, Welcome)
        assert welcome.member == ANA
        await circle.do(line, "lower_hand")
    assert await circle.entries() == before
    return []


@brings("a second `hello`")
async def _(circle: Circle) -> list[str]:
    before = await circle.entries()
    await circle.ana.hello(circle.links.meeting, circle.links.participant)
    refused = await answer_on(circle.ana, "")
    assert isinstance(refused, Refused)
    assert await circle.entries() == before
    return [refused.code]


@brings("another first message than `hello`")
async def _(circle: Circle) -> list[str]:
    return [await circle.knock(type="join"), await circle.knock(type=7)]


@brings("another version of the protocol")
async def _(circle: Circle) -> list[str]:
    return [await circle.knock(protocol=PROTOCOL + 1, invite=circle.links.participant)]


@brings("a `hello` with unknown fields, or values out of bounds")
async def _(circle: Circle) -> list[str]:
    invite = circle.links.participant
    return [
        await circle.knock(invite=invite, colour="blue"),
        await circle.knock(invite=invite, seq=-1),
        await circle.knock(invite=invite, epoch=7),
    ]


@brings(
    "a wrong, renewed or erased link; a seat that was given back; link and seat at once, or neither"
)
async def _(circle: Circle) -> list[str]:
    meeting, invite = circle.links.meeting, circle.links.observer
    given = [
        await circle.knock(invite=WRONG),
        await circle.knock(meeting=WRONG, invite=invite),
        await circle.knock(invite=invite, seat=seat_of("Ana")),
        await circle.knock(),
    ]
    await circle.do(circle.mari, "renew_invite", role="observer", secret=NEW)
    given.append(await circle.knock(invite=invite))
    await circle.ana.say_text('{"type":"do","id":"go","command":{"type":"leave"}}')
    await circle.ana.ended()
    given.append(await circle.knock(seat=seat_of("Ana")))
    await circle.mari.say_text('{"type":"do","id":"all","command":{"type":"erase_meeting"}}')
    await circle.mari.ended()
    async with circle.hub.line() as line:
        await line.hello(meeting, circle.links.participant)
        code, _ = await line.ended()
    return [*given, str(code)]


@brings("a link renewed while one stands at the door; a member removed; a meeting erased")
async def _(circle: Circle) -> list[str]:
    async with circle.at_the_door() as line:
        await circle.do(circle.mari, "renew_invite", role="participant", secret=NEW)
        renewed, _ = await line.ended()
    await circle.do(circle.mari, "remove", member=ANA)
    removed, _ = await circle.ana.ended()
    await circle.mari.say_text('{"type":"do","id":"all","command":{"type":"erase_meeting"}}')
    erased, _ = await circle.piret.ended()
    return [str(renewed), str(removed), str(erased)]


@brings("a page of another site")
async def _(circle: Circle) -> list[str]:
    with pytest.raises(InvalidStatus) as refused:
        async with circle.hub.line(Origin="https://elsewhere.example"):
            pass
    response = refused.value.response
    assert response.status_code == 403
    return [msgspec.json.decode(response.body or b"")["code"]]


# Lines


@brings("a frame that is not text")
async def _(circle: Circle) -> list[str]:
    async with circle.at_the_door() as line:
        await line.connection.send(b"hello")
        return [str((await line.ended())[0])]


@brings("text that is not UTF-8; a broken frame")
async def _(circle: Circle) -> list[str]:
    async with circle.at_the_door() as line:
        await line.connection.send(b"\xff", text=True)
        not_text, _ = await line.ended()
    async with circle.at_the_door() as line:
        line.connection.transport.write(b"\xf1\x80mask")
        broken, _ = await line.ended()
    return [str(not_text), str(broken)]


@brings("a message that is too big")
async def _(circle: Circle) -> list[str]:
    async with circle.at_the_door() as line:
        await line.say_text(" " * (64 * 1024 + 1))
        return [str((await line.ended())[0])]


@brings("a flood of messages; of frames without a message")
async def _(circle: Circle) -> list[str]:
    limits = Limits()
    # So many at once, some more for the time that they take; and not so many that the hub hangs up.
    messages = limits.messages.burst + limits.flood + 100
    async with circle.at_the_door() as line:
        with contextlib.suppress(ConnectionClosed):
            for sent in range(messages):
                await line.say(AskTime(sent=sent))
        while not isinstance(frame := await line.hear(), Refused):
            pass
        flooded, _ = await line.ended()
    async with circle.at_the_door() as line:
        with contextlib.suppress(ConnectionClosed):
            for _ in range(IDLE_FRAMES + 1):
                await line.connection.pong()
        idle, _ = await line.ended()
    return [frame.code, str(flooded), str(idle)]


# Over HTTP


MEETING: Final = {"title": "Circle", "starts_at": 0, "plan": "check-in"}


ELSEWHERE: Final = {"X-Forwarded-For": "203.0.113.7"}


async def problem(hub: RunningHub, method: str, address: str, **sent: Any) -> str:
    answer = await hub.http.request(method, address, headers=ELSEWHERE, **sent)
    code: str = answer.json()["code"]
    return code


@brings("over HTTP: nonsense; unreadable text; a plan that is not there; no key; a wrong one")
async def _(circle: Circle) -> list[str]:
    post, address = "POST", "/api/meetings"
    async with running_hub(Settings(meeting_key="linden")) as keyed:
        return [
            await problem(circle.hub, post, address, json={**MEETING, "mood": "good"}),
            await problem(circle.hub, post, address, json={**MEETING, "title": "\u0007"}),
            await problem(circle.hub, post, address, json={**MEETING, "plan": "none"}),
            await problem(keyed, post, address, json=MEETING),
            await problem(keyed, post, address, json={**MEETING, "key": "birch"}),
        ]


@brings(
    "over HTTP: a rehearsal that is asked to wait before its start; after its end; when it is gone"
)
async def _(circle: Circle) -> list[str]:
    hub = circle.hub
    started = (await hub.http.post("/api/rehearsals", json={"minute_seconds": 60})).json()
    meeting, secret = started["meeting"], started["seats"]["facilitator"]
    pause = f"/api/rehearsals/{meeting}/pause"
    given = [await problem(hub, "POST", pause)]
    async with connect(KeptSeat(f"http://127.0.0.1:{hub.port}", meeting, secret)) as marta:
        await marta.do(StartMeeting())
        await marta.do(EndMeeting())
        given.append(await problem(hub, "POST", pause))
        await marta.do(EraseMeeting())
    while (last := await problem(hub, "POST", pause)) == given[-1]:
        pass
    return [*given, last]


@brings(
    "over HTTP: a scenario that is not there; trying again by a participant's seat;"
    " where nobody rehearses"
)
async def _(circle: Circle) -> list[str]:
    hub, post, led = circle.hub, "POST", "/api/rehearsals/led"
    wanted = {"scenario": "first-evening", "minute_seconds": 60}
    made = (await hub.http.post(led, json=wanted)).json()
    again = f"/api/rehearsals/{made['meeting']}/again"
    async with connect(made["links"]["participant"], "Ana") as ana:
        sent = {"seat": ana.seat.secret, "seq": ana.seq}
        return [
            await problem(hub, post, led, json={**wanted, "scenario": "none"}),
            await problem(hub, post, again, json=sent),
            await problem(hub, post, again.replace(made["meeting"], "x" * 22), json=sent),
        ]


@brings("over HTTP: another address; method; too long a body; no JSON; too much")
async def _(circle: Circle) -> list[str]:
    post, address = "POST", "/api/qr"
    async with running_hub(limits=Limits(drawings=Rate(1, 1))) as busy:
        await busy.http.post(address, json={"text": "x"}, headers=ELSEWHERE)
        return [
            await problem(circle.hub, "GET", "/api/none-such"),
            await problem(circle.hub, "GET", address),
            await problem(circle.hub, post, address, json={"text": "x" * 20_000}),
            await problem(circle.hub, post, address, data={"text": "x"}),
            await problem(busy, post, address, json={"text": "x"}),
        ]

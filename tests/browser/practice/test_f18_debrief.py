"""F18, F22: looking back at a meeting that is over: its course, the same once more, and files."""

import json
import re
from pathlib import Path
from typing import Final

import msgspec
import pytest
from circlekeeper_client import connect
from circlekeeper_protocol.bounds import MemberId, Millis
from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    EndMeeting,
    EndTurn,
    PauseTime,
    RaiseHand,
    Rename,
    ResumeTime,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.events import (
    AnyEvent,
    CurtainDrawn,
    CurtainOpened,
    FloorModeSet,
    MeetingEnded,
    MeetingStarted,
    PhaseBegun,
    RemarkPut,
    TurnEnded,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.plans import built_in
from msgspec.structs import replace
from playwright.async_api import Browser, Locator, expect

from tests.browser.person import DESKTOP, PHONE, Person, person
from tests.server.rehearsal.imagined import SCENARIOS
from tests.support.kept_log import KeptLog, kept_log
from tests.support.looked_back import (
    Course,
    is_active,
    is_held,
    nobody_speaks,
    pauses,
    rings,
    speaks,
)
from tests.support.meetings import MAKE
from tests.support.running_hub import running_hub

MINUTE: Millis = 60_000
SECOND: Millis = 1_000
HEADS_UP: Final = 38
"""Of 45 minutes: after seven."""
NEAR: Final = 0.02
"""Minutes: less than a pixel."""
SEEN: Final = 0.1
"""What is shorter is drawn as wide as can be seen."""
POINTS: Final = ("signals", "deeds", "notes")
SCENARIO: Final = "advice"
QUESTIONS: Final = SCENARIOS[SCENARIO].questions

DRAWN: Final = """(picture) => {
    const [first, second] = [...picture.querySelectorAll('g:not([class]) text')];
    const at = (text) => Number(text.getAttribute('x'));
    const minutes = Number(second.textContent) - Number(first.textContent);
    const wide = (at(second) - at(first)) / minutes;
    const minute = (x) => (x - at(first)) / wide;
    const span = (mark) => {
        const of = (name) => Number(mark.getAttribute(name));
        if (mark.tagName === 'circle') return [minute(of('cx')), minute(of('cx'))];
        if (mark.tagName === 'line') return [minute(of('x1')), minute(of('x2'))];
        if (mark.closest('.notes')) {
            const middle = minute(of('x') + of('width') / 2);
            return [middle, middle];
        }
        return [minute(of('x')), minute(of('x') + of('width'))];
    };
    const marks = (row) => [...row.querySelectorAll('rect, circle, line[stroke-width]')].map(span);
    const rows = [...picture.querySelectorAll('g[class]')];
    const drawn = Object.fromEntries(rows.map((row) => [row.getAttribute('class'), marks(row)]));
    return { ...drawn, blank: [...picture.querySelectorAll('.blank')].map(span) };
}"""
"""What each row of the picture shows, in minutes by its own scale."""

REPLAYED: Final = """() => {
    const known = new Set();
    const todo = [...document.body.children];
    while (todo.length > 0) {
        const each = todo.pop();
        if (each === null || typeof each !== 'object' || known.has(each)) continue;
        known.add(each);
        if (Array.isArray(each) && each.at(-1)?.replica) return each.at(-1).replica.meeting;
        for (const key of Object.keys(each)) todo.push(each[key]);
    }
    return null;
}"""
"""Where the replay ends: the last of its moments, which the page keeps beside what it draws."""


async def test_an_observer_looks_back_at_what_they_saw(browser: Browser, tmp_path: Path) -> None:
    async with (
        running_hub() as hub,
        person(browser, "Piret", DESKTOP) as piret,
        person(browser, "Oleg") as oleg,
    ):
        # The hub has never prepared this rehearsal: another did, or it was started anew since.
        plan = built_in()["check-in"].plan
        heads_ups = (HEADS_UP,)
        wanted = replace(MAKE, plan=plan, heads_ups=heads_ups, rehearsal=SCENARIO)
        meeting = await hub.rooms.make(wanted)
        door = f"http://127.0.0.1:{hub.port}/m/{meeting}#"
        async with (
            connect(door + MAKE.facilitator, "Mari") as mari,
            connect(door + MAKE.participant, "Anna") as ana,
        ):
            for circle in (mari, ana):
                await circle.do(AnswerObservers(welcome=True))
            await piret.open(door + MAKE.observer)
            await piret.sit_on_the_bench()
            await mari.do(StartMeeting())
            await expect(piret.phases).to_be_visible()
            await ana.do(Rename("Ana"))
            hub.time.move(2 * MINUTE)
            await mari.do(BeginPhase(phase=2, blend=False))
            await mari.do(SetFloorMode(mode="queue"))
            await ana.do(RaiseHand(kind="speak"))
            await piret.press("Silence held")
            hub.time.move(4 * MINUTE)
            await ana.do(EndTurn(turn=ana.meeting.floor.turns))
            [due] = [one.due for one in mari.meeting.time.signals if one.kind == "heads_up"]
            hub.time.move(due - 2 * SECOND - hub.time.now())
            await mari.until(
                lambda meeting: any(each.state == "announced" for each in meeting.time.signals)
            )
            hub.time.move(due + MINUTE - hub.time.now())
            await ana.do(DrawCurtain())
            await mari.do(PauseTime())
            hub.time.move(2 * MINUTE)
            await mari.do(ResumeTime())
            await mari.do(BeginPhase(phase=3, blend=False))
            await expect(piret.phases).to_be_visible()
            await oleg.open(door + MAKE.observer)
            await oleg.sit_on_the_bench()
            hub.time.move(MINUTE)
            await mari.do(EndMeeting())

        await piret.press_what_begins("Look back at this meeting")
        picture = piret.page.get_by_role("img", name="A picture of the course")
        await expect(picture).to_be_visible()
        talk = piret.page.get_by_role("region", name="To talk over").get_by_role("listitem")
        await expect(talk.first).to_have_text(QUESTIONS[0])
        assert (await talk.all_inner_texts())[: len(QUESTIONS)] == [*QUESTIONS]
        assert await piret.faults() == []

        # The list and the picture say what the log says, and nothing of what was not seen.
        log = await kept_log(hub.log, meeting)
        happened = piret.page.locator(".happened > li")
        said = [" ".join(each.split()) for each in await happened.all_inner_texts()]
        assert said == expected(log)
        [observer] = [seat.id for seat in log.meeting.seats if seat.name == "Piret"]
        await require_drawn(picture, log, observer)

        # The same once more, from any moment, by the name that she goes by now.
        replay = piret.page.get_by_role("region", name="See it again")
        seats = replay.get_by_role("list", name="The circle, in seated order")
        await expect(seats.get_by_role("listitem").last).to_have_text("Ana")
        await happened.filter(has_text="Silence held").get_by_role("button").click()
        await expect(seats).to_contain_text("Ana, has the floor")
        await happened.filter(has_text="The curtain was drawn").get_by_role("button").click()
        await expect(replay.get_by_text("The curtain was drawn.")).to_be_visible()
        await replay.get_by_label("Moment").fill(str(11 * MINUTE))
        await expect(replay.get_by_text("minute 11 of 11").last).to_be_visible()
        await expect(seats.get_by_role("listitem")).to_have_text(
            ["Mari, facilitator, has the floor", "Ana, next"]
        )
        ends = msgspec.convert(await piret.page.evaluate(REPLAYED), Meeting)
        assert ends == view(log.meeting, "observer", observer)

        # Who waited outside looks back at that alone.
        await oleg.press_what_begins("Look back at this meeting")
        waited = oleg.page.locator(".happened > li")
        await expect(waited.last).to_contain_text("The meeting ended.")
        await expect(waited).to_have_count(2)
        await expect(oleg.page.locator("main").get_by_role("button")).to_have_text(
            ["Back to the goodbye"]
        )
        await expect(oleg.page.locator("main")).not_to_contain_text(
            re.compile("Mari|Ana|Open talk")
        )
        assert await oleg.faults() == []

        # Files have the course, and neither persons nor notes.
        drawn = await saved(piret, "Picture, SVG", tmp_path)
        table = await saved(piret, "Table, CSV", tmp_path)
        course = json.loads(await saved(piret, "Data, JSON", tmp_path))
        painted = await saved(piret, "Picture, PNG", tmp_path)
        assert painted.startswith("\x89PNG")
        for file in (drawn, table, json.dumps(course)):
            assert not any(
                word in file for word in ("Ana", "Anna", "Mari", "Piret", "Silence held")
            )
        assert "Open talk" in drawn
        assert "2 in the circle." in drawn
        assert [round(span["begins"] / MINUTE) for span in course["blank"]] == [8]

        await piret.page.set_viewport_size(PHONE)
        assert await piret.faults() == []
        await piret.press("Back to the goodbye")
        await expect(piret.page.get_by_text("The circle is whole.")).to_be_visible()

        # To go is not to give it up: they can look back until it is forgotten, also another day.
        look_back = "Look back at this meeting"
        await piret.press("Go now")
        await expect(piret.page.get_by_role("main")).to_contain_text("You have left the circle.")
        assert await piret.faults() == []
        await piret.press_what_begins(look_back)
        await expect(picture).to_be_visible()
        await piret.page.reload()
        await piret.press_what_begins(look_back)
        await expect(picture).to_be_visible()
        await piret.press("Back to the goodbye")
        await piret.page.locator("summary", has_text="Give up my seat").click()
        await piret.press("Give it up now")
        await expect(piret.page.get_by_role("main")).to_contain_text("The same link lets you in")
        await expect(piret.page.get_by_role("button", name=look_back)).to_have_count(0)


def expected(log: KeptLog) -> list[str]:
    """In words, by the instants that the whole log has, of which she saw a part."""
    began = log.meeting.time.started_at
    assert began is not None

    def minutes(kind: type[AnyEvent]) -> list[int]:
        return [
            (record.at - began) // MINUTE
            for record in log.records
            for event in record.events
            if isinstance(event, kind)
        ]

    _, talk, closing = minutes(PhaseBegun)
    [spoke], [ended] = minutes(TurnEnded), minutes(MeetingEnded)
    [drawn], [_, opened] = minutes(CurtainDrawn), minutes(CurtainOpened)
    long = f"about {opened - drawn} minutes"
    return [
        "Minute 0 The meeting began.",
        f"Minute {talk} “Open talk” began.",
        f"Minute {talk} The floor moved another way.",
        f"Minute {talk} Silence held",
        f"Minute {spoke} Nobody had the floor (about {drawn - spoke} minutes).",
        f"Minute 7 Everyone heard: about {HEADS_UP} minutes left.",
        f"Minute {drawn} The curtain was drawn, or you were not here yet ({long}).",
        f"Minute {closing} “Closing” began.",
        f"Minute {ended} The meeting ended.",
    ]


async def require_drawn(picture: Locator, log: KeptLog, observer: MemberId) -> None:
    """Each mark of each row is where the log has it."""
    course = Course(log.steps(), observer)
    plan = log.meeting.plan
    ends = [sum(phase.minutes for phase in plan.phases[: n + 1]) for n in range(len(plan.phases))]
    done = (MeetingStarted, PhaseBegun, FloorModeSet, MeetingEnded)
    deeds = [record.at for record in log.records if any(isinstance(e, done) for e in record.events)]
    notes = [
        record.at
        for record in log.records
        for event in record.events
        if isinstance(event, RemarkPut)
    ]

    def minute(at: Millis) -> float:
        return (at - course.zero) / MINUTE

    spans = {
        "went": [span for each in plan.phases for span in course.while_(is_active(each.id))],
        "circle": course.while_(lambda meeting: speaks(meeting, ("facilitator", "participant"))),
        "nobody": course.while_(nobody_speaks),
        "still": [span for still in (rings, pauses, is_held) for span in course.while_(still)],
        "blank": course.blank(),
    }
    should: dict[str, list[tuple[float, float]]] = {
        "planned": [*zip([0, *ends], ends, strict=False)],
        **{
            row: [(s.begins / MINUTE, s.ends / MINUTE) for s in all_of]
            for row, all_of in spans.items()
        },
        "signals": [(one.at / MINUTE, one.at / MINUTE) for one in course.signals()],
        "deeds": [(minute(at), minute(at)) for at in deeds],
        "notes": [(minute(at), minute(at)) for at in notes],
    }
    drawn: dict[str, list[tuple[float, float]]] = await picture.evaluate(DRAWN)
    assert drawn.keys() == should.keys()
    for row, marks in should.items():
        drawn_marks, in_log = (
            [mark for mark in each if row in POINTS or mark[1] - mark[0] > SEEN]
            for each in (drawn[row], marks)
        )
        assert drawn_marks == [pytest.approx(mark, abs=NEAR) for mark in in_log], row
    assert [len(should[row]) for row in ("signals", "notes", "blank", "still")] == [1, 1, 1, 0]


async def saved(piret: Person, button: str, folder: Path) -> str:
    async with piret.page.expect_download() as download:
        await piret.press(button)
    file = folder / "kept"
    await (await download.value).save_as(file)
    return file.read_text("latin-1" if button == "Picture, PNG" else "utf-8")

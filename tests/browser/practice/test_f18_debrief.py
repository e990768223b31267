"""F18, F22: looking back at a meeting that is over: its course, the same once more, and files."""

import json
from pathlib import Path

from circlekeeper_client import connect
from circlekeeper_protocol.bounds import Millis
from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    DrawCurtain,
    EndMeeting,
    EndTurn,
    PauseTime,
    RaiseHand,
    ResumeTime,
    SetFloorMode,
    StartMeeting,
)
from circlekeeper_protocol.events import (
    AnyEvent,
    CurtainDrawn,
    CurtainOpened,
    MeetingEnded,
    PhaseBegun,
    TurnEnded,
)
from playwright.async_api import Browser, expect

from tests.browser.person import DESKTOP, PHONE, Person, person
from tests.support.circles import make_meeting
from tests.support.kept_log import KeptLog, kept_log
from tests.support.running_hub import running_hub

MINUTE: Millis = 60_000


async def test_an_observer_looks_back_at_what_they_saw(browser: Browser, tmp_path: Path) -> None:
    async with running_hub() as hub, person(browser, "Piret", DESKTOP) as piret:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", observers=True)
        async with (
            connect(links.facilitator, "Mari") as mari,
            connect(links.participant, "Ana") as ana,
        ):
            for circle in (mari, ana):
                await circle.do(AnswerObservers(welcome=True))
            await piret.open(links.observer)
            await piret.sit_on_the_bench()
            await mari.do(StartMeeting())
            await expect(piret.phases).to_be_visible()
            hub.time.move(2 * MINUTE)
            await mari.do(BeginPhase(phase=2, blend=False))
            await mari.do(SetFloorMode(mode="queue"))
            await ana.do(RaiseHand(kind="speak"))
            await piret.press("Silence held")
            hub.time.move(4 * MINUTE)
            await ana.do(EndTurn(turn=ana.meeting.floor.turns))
            hub.time.move(2 * MINUTE)
            await ana.do(DrawCurtain())
            await mari.do(PauseTime())
            hub.time.move(2 * MINUTE)
            await mari.do(ResumeTime())
            await mari.do(BeginPhase(phase=3, blend=False))
            await expect(piret.phases).to_be_visible()
            hub.time.move(MINUTE)
            await mari.do(EndMeeting())

        await piret.press_what_begins("Look back at this meeting")
        await expect(piret.page.get_by_role("img", name="A picture of the course")).to_be_visible()
        assert await piret.faults() == []

        # The list says what the log says, and nothing of what was behind the curtain.
        log = await kept_log(hub.log, links.meeting)
        happened = piret.page.locator(".happened > li")
        said = [" ".join(each.split()) for each in await happened.all_inner_texts()]
        assert said == expected(log)

        # The same once more, from any moment.
        replay = piret.page.get_by_role("region", name="See it again")
        await happened.filter(has_text="Silence held").get_by_role("button").click()
        seats = replay.get_by_role("list", name="The circle, in seated order")
        await expect(seats).to_contain_text("Ana, has the floor")
        await happened.filter(has_text="The curtain was drawn").get_by_role("button").click()
        await expect(replay.get_by_text("The curtain was drawn.")).to_be_visible()
        await replay.get_by_label("Moment").fill(str(11 * MINUTE))
        await expect(replay.get_by_text("minute 11 of 11").last).to_be_visible()
        await expect(seats.get_by_role("listitem")).to_have_text(
            ["Mari, facilitator, has the floor", "Ana, next"]
        )

        # Files have the course, and neither persons nor notes.
        picture = await saved(piret, "Picture, SVG", tmp_path)
        table = await saved(piret, "Table, CSV", tmp_path)
        course = json.loads(await saved(piret, "Data, JSON", tmp_path))
        drawn = await saved(piret, "Picture, PNG", tmp_path)
        assert drawn.startswith("\x89PNG")
        for file in (picture, table, json.dumps(course)):
            assert not any(word in file for word in ("Ana", "Mari", "Piret", "Silence held"))
        assert "Open talk" in picture
        assert [round(span["begins"] / MINUTE) for span in course["blank"]] == [8]

        await piret.page.set_viewport_size(PHONE)
        assert await piret.faults() == []
        await piret.press("Back to the goodbye")
        await expect(piret.page.get_by_text("The circle is whole.")).to_be_visible()


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

    _, talk, _ = minutes(PhaseBegun)
    [spoke], [ended] = minutes(TurnEnded), minutes(MeetingEnded)
    [drawn], [_, opened] = minutes(CurtainDrawn), minutes(CurtainOpened)
    long = f"about {opened - drawn} minutes"
    return [
        f"Minute {talk} “Open talk” began.",
        f"Minute {talk} The floor moved another way.",
        f"Minute {talk} Silence held",
        f"Minute {spoke} Nobody had the floor (about {drawn - spoke} minutes).",
        f"Minute {drawn} The curtain was drawn, or you were not here yet ({long}).",
        f"Minute {ended} The meeting ended.",
    ]


async def saved(piret: Person, button: str, folder: Path) -> str:
    async with piret.page.expect_download() as download:
        await piret.press(button)
    file = folder / "kept"
    await (await download.value).save_as(file)
    return file.read_text("latin-1" if button == "Picture, PNG" else "utf-8")

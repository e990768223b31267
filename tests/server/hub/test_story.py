"""What somebody looks back at is what they were sent, and only for those who led or learn to."""

import pytest
from circlekeeper_protocol.bounds import Role
from circlekeeper_protocol.commands import (
    AnswerObservers,
    BeginPhase,
    ChangeCard,
    DrawCurtain,
    EndMeeting,
    HandOver,
    Leave,
    PauseMeeting,
    PutCard,
    PutRemark,
    RaiseHand,
    Rename,
    ResumeMeeting,
    SetFloorMode,
    StartMeeting,
    StayWithGroup,
    TakeCardBack,
)
from circlekeeper_protocol.frames import AnyServerFrame, Entry, Welcome
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.debrief import Debrief, debrief
from circlekeeper_server.debrief.debrief import Asked, Span
from circlekeeper_server.debrief.debrief import Deed as Done
from circlekeeper_server.event_log.memory import MemoryEventLog

from tests.server.hub.curtain import assert_is_the_curtain, is_for_outside
from tests.server.hub.stage import MINUTES, Person, Stage, until


@pytest.fixture
async def stage() -> Stage:
    return await Stage.set_up(MemoryEventLog())


async def lived(stage: Stage) -> list[Person]:
    """Seen, then behind the curtain, seen again, and ended."""
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for person in (mari, ana):
        await person.do(AnswerObservers(welcome=True))
    await mari.do(StartMeeting())
    stage.time.move(2 * MINUTES)
    await mari.do(BeginPhase(phase=1, blend=False))
    await piret.do(PutRemark(remark=1, tag="Silence held", text=""))
    await ana.do(RaiseHand("speak"))
    await ana.do(PutCard(2, "check", "Look after me", "facilitators", None))
    stage.time.move(2 * MINUTES)
    await ana.do(DrawCurtain())
    await mari.do(RaiseHand("speak"))
    await piret.do(PutRemark(remark=2, tag="", text="Why?"))
    stage.time.move(2 * MINUTES)
    await mari.do(BeginPhase(phase=2, blend=False))
    await mari.do(PauseMeeting())
    await mari.do(StayWithGroup(member=mari.member))
    stage.time.move(1 * MINUTES)
    await mari.do(ResumeMeeting(prompt=""))
    await mari.do(EndMeeting())
    await until(lambda: piret.replica().stage == "ended")
    return [mari, ana, piret]


def told(frames: list[AnyServerFrame]) -> list[AnyServerFrame]:
    """Without the moment at which a view was sent."""
    read = [frame for frame in frames if isinstance(frame, Welcome | Entry)]
    return [
        Welcome(f.member, f.role, f.epoch, f.seq, 0, f.meeting) if isinstance(f, Welcome) else f
        for f in read
    ]


async def test_an_observer_looks_back_at_what_their_line_was_sent_and_at_nothing_else(
    stage: Stage,
) -> None:
    *_, piret = await lived(stage)

    frames = await stage.rooms.story(stage.meeting, piret.seat)

    assert told([*frames]) == told(piret.tape.frames)
    back = debrief(frames)
    minutes = [(span.begins // MINUTES, span.ends // MINUTES) for span in back.blank]
    assert minutes == [(4, 7)]


async def test_a_facilitator_sees_all_but_what_was_said_to_them_in_private_and_who_stayed(
    stage: Stage,
) -> None:
    mari, _, _ = await lived(stage)

    frames = await stage.rooms.story(stage.meeting, mari.seat)

    sent = str(told([*frames]))
    for hidden in ("Look after me", "check", "KeeperNamed", "Silence held", "Why?"):
        assert hidden not in sent
    assert "Look after me" in str(mari.tape.frames)
    back = debrief(frames)
    assert back.blank == ()
    assert [(span.begins, span.ends) for span in back.pauses] == [(6 * MINUTES, 7 * MINUTES)]


@pytest.mark.parametrize("asked", ["", "How is everyone now?"])
async def test_a_pause_looks_like_any_other_whatever_was_asked_after_it(
    stage: Stage, asked: str
) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await mari.do(StartMeeting())
    await mari.do(BeginPhase(phase=1, blend=False))
    await mari.do(PauseMeeting())
    await mari.do(ResumeMeeting(prompt=asked))
    await mari.do(HandOver(ana.member))
    await ana.do(EndMeeting())

    frames = await stage.rooms.story(stage.meeting, ana.seat)
    assert "How is everyone" not in str(frames)
    assert "prompt" not in [deed.what for deed in debrief(frames).deeds]


async def test_what_was_taken_back_or_changed_cannot_be_read_any_more(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    await ana.do(PutCard(2, "topic", "My brother", "circle", None))
    await ana.do(TakeCardBack(2))
    await ana.do(PutCard(3, "hope", "To be less alone", "circle", None))
    await ana.do(ChangeCard(3, 1, "To be heard", "circle"))
    await mari.do(StartMeeting())
    await mari.do(EndMeeting())

    frames = str(await stage.rooms.story(stage.meeting, mari.seat))

    assert "My brother" in str(mari.tape.frames)
    assert "My brother" not in frames
    assert "less alone" not in frames
    assert "To be heard" in frames


async def test_who_waited_outside_all_the_time_looks_back_at_that_alone(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    await mari.do(AnswerObservers(welcome=True))
    await mari.do(StartMeeting())
    await ana.do(RaiseHand("speak"))
    stage.time.move(3 * MINUTES)
    await piret.do(PutRemark(remark=1, tag="", text="Still here"))
    await mari.do(BeginPhase(phase=1, blend=False))
    stage.time.move(2 * MINUTES)
    await mari.do(EndMeeting())
    await until(lambda: piret.replica().stage == "ended")

    frames = await stage.rooms.story(stage.meeting, piret.seat)

    assert told([*frames]) == told(piret.tape.frames)
    for frame in frames:
        if isinstance(frame, Welcome):
            assert_is_the_curtain(frame.meeting, piret.member)
        else:
            assert all(is_for_outside(event, piret.member) for event in frame.events)
            assert frame.by in (None, piret.member)
    back = debrief(frames)
    assert back == Debrief(
        began_at=back.began_at,
        minute=MINUTES,
        length=5 * MINUTES,
        people=0,
        parts=(),
        floor=(),
        bells=(),
        pauses=(),
        held=(),
        signals=(),
        deeds=(Done(5 * MINUTES, "ended", None),),
        balance=None,
        asked=Asked(heads_ups=(), closing=None, rounds=0, reached=0, cut_short=0, added=0, helps=0),
        blank=(Span(0, 5 * MINUTES),),
    )


async def test_what_came_after_it_was_drawn_at_the_goodbye_is_blank(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for person in (mari, ana):
        await person.do(AnswerObservers(welcome=True))
    await mari.do(StartMeeting())
    stage.time.move(2 * MINUTES)
    await mari.do(EndMeeting())
    await until(lambda: piret.replica().stage == "ended")
    before = debrief(await stage.rooms.story(stage.meeting, piret.seat))

    await ana.do(DrawCurtain())
    await mari.do(PutRemark(remark=9, tag="", text="It was long"))
    await ana.do(Leave())
    await until(lambda: piret.visitor.viewer == "outside")
    frames = await stage.rooms.story(stage.meeting, piret.seat)

    assert told([*frames]) == told(piret.tape.frames)
    last = frames[-1]
    assert isinstance(last, Welcome)
    assert_is_the_curtain(last.meeting, piret.member)
    assert debrief(frames) == before, "what was seen until the end can be seen again"


async def test_who_took_another_name_is_not_known_by_the_old_one_any_more(stage: Stage) -> None:
    mari, ana = await stage.circle("Mari", "Ana")
    piret = await stage.seated("Piret", "observer")
    for person in (mari, ana):
        await person.do(AnswerObservers(welcome=True))
    await mari.do(StartMeeting())
    await ana.do(Rename("Sara"))
    await ana.do(DrawCurtain())
    await ana.do(Rename("Noor"))
    await ana.do(Leave())
    await mari.do(EndMeeting())
    await until(lambda: piret.replica().stage == "ended")

    leads = str(await stage.rooms.story(stage.meeting, mari.seat))
    observes = str(await stage.rooms.story(stage.meeting, piret.seat))

    assert "'Noor'" in leads
    assert not any(name in leads for name in ("'Ana'", "'Sara'", "Renamed"))
    assert "'Sara'" in observes, "the last that they were told"
    assert not any(name in observes for name in ("'Ana'", "'Noor'", "Renamed"))


@pytest.mark.parametrize("role", ["participant", "observer"])
async def test_nobody_else_looks_back(stage: Stage, role: Role) -> None:
    _, ana, _ = await lived(stage)
    seats = {"participant": ana.seat, "observer": "n" * 22}
    for meeting in (stage.meeting, "n" * 22):
        with pytest.raises(Refused, match="no_entry"):
            await stage.rooms.story(meeting, seats[role])


async def test_it_is_not_for_while_it_goes_on(stage: Stage) -> None:
    mari, _ = await stage.circle("Mari", "Ana")
    with pytest.raises(Refused, match="not_over"):
        await stage.rooms.story(stage.meeting, mari.seat)


async def test_what_is_forgotten_cannot_be_looked_back_at(stage: Stage) -> None:
    mari, _, _ = await lived(stage)
    stage.time.move(25 * 60 * MINUTES)
    await stage.rooms.sweep()
    await until(lambda: mari.tape.closed is not None)
    with pytest.raises(Refused, match="no_entry"):
        await stage.rooms.story(stage.meeting, mari.seat)


async def test_who_left_before_it_began_does_not_make_five_people_six(stage: Stage) -> None:
    mari, ana, *_, last = await stage.circle("Mari", "Ana", "Bo", "Cy", "Dee", "Eva")
    await last.do(Leave())
    await mari.do(StartMeeting())
    await mari.do(SetFloorMode(mode="queue"))
    await ana.do(RaiseHand("speak"))
    stage.time.move(1 * MINUTES)
    await mari.do(EndMeeting())

    back = debrief(await stage.rooms.story(stage.meeting, mari.seat))

    assert back.people == 5
    assert back.balance is None

"""F18: whoever learns by watching notes something for themselves alone, pinned to the moment."""

from circlekeeper_protocol.commands import (
    AllowObservers,
    DrawCurtain,
    EndMeeting,
    Leave,
    PutRemark,
    TakeRemarkBack,
)
from circlekeeper_protocol.meeting import Meeting, Remark
from circlekeeper_protocol.privacy import view, viewer_of, visible_by, visible_events
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.rules import decide
from circlekeeper_server.rules.remarks import MOST_REMARKS

from tests.support.meetings import MINUTE, NOW, circle_of, do, refused, watched

MARI, ANA, PIRET, OLEG = range(1, 5)
HELD = PutRemark(remark=7, tag="Silence held", text="")


def circle() -> Meeting:
    return circle_of("Mari", "Ana", observers=("Piret", "Oleg"))


def remarks(meeting: Meeting, member: int) -> list[Remark]:
    seat = next(seat for seat in meeting.seats if seat.id == member)
    return list(view(meeting, viewer_of(meeting, member, seat.role), member).remarks)


def test_a_note_is_pinned_to_its_moment_and_keeps_it_when_its_words_change() -> None:
    meeting = do(watched(circle()), PIRET, HELD, at=NOW + MINUTE)
    later = PutRemark(remark=7, tag="Silence held", text="  Long. ")

    changed = do(meeting, PIRET, later, at=NOW + 2 * MINUTE)

    assert remarks(changed, PIRET) == [Remark(PIRET, 7, NOW + MINUTE, "Silence held", "Long.")]
    assert decide(changed, PIRET, NOW, later) == ()
    assert remarks(do(changed, PIRET, TakeRemarkBack(remark=7)), PIRET) == []


def test_nobody_else_learns_of_it() -> None:
    meeting = watched(circle())
    events = decide(meeting, PIRET, NOW, HELD)
    after = do(meeting, PIRET, HELD)
    for viewer in VIEWERS:
        assert visible_events(events, viewer) == ()
        assert visible_by(events, PIRET, viewer) is None
        assert view(after, viewer) == view(meeting, viewer)
    for member in (MARI, ANA, OLEG):
        assert remarks(after, member) == []


def test_it_can_be_written_behind_the_curtain_and_holds_nothing_of_the_meeting() -> None:
    before = circle()
    drawn = do(watched(circle()), ANA, DrawCurtain())
    not_allowed = do(drawn, MARI, AllowObservers(welcome=False, why=""))
    ended = do(drawn, MARI, EndMeeting())

    answers = {decide(m, PIRET, NOW, HELD) for m in (before, drawn, not_allowed, ended)}

    assert len(answers) == 1, "or the answer would say what happens behind it"
    assert remarks(do(drawn, PIRET, HELD), PIRET) == [Remark(PIRET, 7, NOW, "Silence held", "")]


def test_two_people_may_choose_the_same_number() -> None:
    meeting = do(do(circle(), PIRET, HELD), OLEG, PutRemark(remark=7, tag="", text="Mine"))
    left = do(meeting, PIRET, TakeRemarkBack(remark=7))
    assert [remark.text for remark in remarks(left, OLEG)] == ["Mine"]


def test_whoever_leaves_takes_them_along() -> None:
    meeting = do(do(circle(), PIRET, HELD), PIRET, Leave())
    assert meeting.remarks == ()


def test_there_are_so_many_of_one_person_and_no_more() -> None:
    meeting = circle()
    for number in range(1, MOST_REMARKS + 1):
        meeting = do(meeting, PIRET, PutRemark(remark=number, tag="", text="x"))
    with refused("enough_remarks"):
        decide(meeting, PIRET, NOW, PutRemark(remark=MOST_REMARKS + 1, tag="", text="x"))
    assert remarks(do(meeting, OLEG, HELD), OLEG)

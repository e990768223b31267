"""F32: at the end some go and some stay a little, without any clock."""

from circlekeeper_protocol.bounds import HUB
from circlekeeper_protocol.commands import EndMeeting, Leave, PutCard, RaiseHand, RingDue
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.rules import decide, next_deadline

from tests.support.floors import ANA, BO, MARI, raised, talking
from tests.support.meetings import MINUTE, NOW, do, line_lost, refused

BACKUP = PutCard(1, "backup", "Jonas, supervisor", "facilitators", None)


def ended() -> Meeting:
    return do(do(raised(talking(), ANA), MARI, BACKUP), MARI, EndMeeting())


def test_nothing_runs_and_nothing_is_due() -> None:
    assert next_deadline(ended()) is None
    assert ended().time.signals == ()
    assert decide(ended(), HUB, NOW + 60 * MINUTE, RingDue()) == ()
    with refused("meeting_is_over"):
        decide(ended(), BO, NOW, RaiseHand(kind="speak"))


def test_who_stays_sees_who_is_still_here_and_anyone_goes_when_they_like() -> None:
    meeting = line_lost(do(ended(), ANA, Leave()), BO)

    here = [seat.name for seat in view(meeting, "participant").seats if seat.presence == "here"]
    assert here == ["Mari", "Cy", "Piret"]


def test_the_back_up_person_is_still_there_for_those_who_held_it() -> None:
    assert [card.text for card in view(ended(), "facilitator").cards] == [BACKUP.text]
    assert view(ended(), "participant").cards == ()

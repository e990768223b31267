"""P23: what people came with is there again at the last meeting, if they wished to keep it."""

from circlekeeper_protocol.commands import EndMeeting, KeepCard, PutCard, StartMeeting
from circlekeeper_protocol.meeting import Meeting, SeriesPlace
from circlekeeper_protocol.privacy import view
from circlekeeper_server.rules import handed_on, place_after
from msgspec.structs import replace

from tests.support.lives import usual
from tests.support.meetings import NOW, begun, do

MARI, ANA, BO = 1, 2, 3


def last_after(meeting: Meeting) -> Meeting:
    ended = do(do(meeting, MARI, StartMeeting()), MARI, EndMeeting())
    ended = replace(ended, series=SeriesPlace(number=3, of=4, every_days=7))
    place = place_after(ended)
    assert place == SeriesPlace(number=4, of=4, every_days=7)
    return begun(handed_on(ended, ended.plan, place, NOW, None))


def test_goals_and_hopes_that_were_kept_are_there_without_their_names() -> None:
    meeting = do(usual(), ANA, PutCard(1, "goal", "To sleep again", "circle", None))
    meeting = do(meeting, BO, PutCard(2, "hope", "Some calm", "seated", None))
    meeting = do(meeting, BO, PutCard(3, "goal", "Rather not", "circle", None))
    meeting = do(do(meeting, ANA, KeepCard(1, keep=True)), BO, KeepCard(2, keep=True))

    last = last_after(meeting)

    kept = [(card.kind, card.text, card.member, card.keep) for card in last.cards]
    assert kept == [("goal", "To sleep again", None, True), ("hope", "Some calm", None, True)]


def test_each_is_for_those_who_could_read_it_before() -> None:
    meeting = do(usual(), ANA, PutCard(1, "goal", "To sleep again", "circle", None))

    last = last_after(do(meeting, ANA, KeepCard(1, keep=True)))

    assert [card.id for card in view(last, "participant").cards] == [1]
    assert view(last, "observer").cards == ()
    assert view(last, "door").cards == ()

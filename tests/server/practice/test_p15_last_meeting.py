"""P15: meetings that belong together know which of how many they are, so that the end is seen from
afar; what goes along is what the group chose to keep."""

import msgspec
from circlekeeper_protocol.commands import (
    ChangeCard,
    EndMeeting,
    HandOver,
    InviteStandIn,
    KeepCard,
    NameDeputy,
    PutCard,
    SetSeries,
    StartMeeting,
    TakeOver,
)
from circlekeeper_protocol.events import CardPut
from circlekeeper_protocol.meeting import Meeting, Observing, SeriesPlace
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.plans import first_agreements
from circlekeeper_server.rules import (
    accepts_invite,
    decide,
    expires_at,
    handed_on,
    is_behind,
    leads_on,
    place_after,
)
from circlekeeper_server.rules.cards import carried_on
from circlekeeper_server.rules.series import STAY
from hypothesis import given
from msgspec.structs import replace

from tests.server.practice.test_p01_practicalities import changed, said
from tests.support.lives import Deed, live, lives_of_every_sort, usual
from tests.support.meetings import MINUTE, NOW, begun, circle_of, do, line_lost, refused

MARI, ANA, BO = 1, 2, 3
DAY = 24 * 60 * MINUTE


def running() -> Meeting:
    return do(usual(), MARI, StartMeeting())


def ended() -> Meeting:
    return do(running(), MARI, EndMeeting())


def following(meeting: Meeting) -> Meeting:
    place = place_after(meeting)
    assert place is not None
    return begun(handed_on(meeting, meeting.plan, place, NOW + 7 * DAY, None))


def test_everyone_sees_which_meeting_of_how_many_it_is() -> None:
    for viewer in VIEWERS:
        shown = SeriesPlace(number=2, of=4, every_days=7)
        assert view(usual(), viewer).series == (None if viewer == "outside" else shown)


def test_the_one_after_is_the_next_in_number_and_the_last_has_none() -> None:
    third = following(ended())
    assert (third.series, third.stage) == (SeriesPlace(3, 4, 7), "gathering")

    last = replace(ended(), series=SeriesPlace(4, 4, 7))
    assert place_after(last) is None
    assert not leads_on(last, NOW + DAY)


def test_a_series_can_be_made_longer_and_shorter_also_at_goodbye() -> None:
    for meeting in (usual(), running(), ended()):
        longer = do(meeting, MARI, SetSeries(of=9, next_at=NOW + DAY))
        assert longer.series == SeriesPlace(2, 9, 7)
        assert longer.about.next_at == NOW + DAY

        last = do(longer, MARI, SetSeries(of=2, next_at=NOW + DAY))
        assert (last.series, last.about.next_at) == (SeriesPlace(2, 2, 7), None)


def test_it_has_had_the_meetings_that_it_has_had() -> None:
    with refused("too_short"):
        decide(usual(), MARI, NOW, SetSeries(of=1, next_at=None))


def test_a_next_day_in_the_past_is_refused() -> None:
    with refused("in_the_past"):
        decide(usual(), MARI, NOW, SetSeries(of=4, next_at=NOW - DAY))


def test_a_meeting_that_stands_alone_has_no_series() -> None:
    alone = circle_of("Mari")
    with refused("no_series"):
        decide(alone, MARI, NOW, SetSeries(of=3, next_at=None))
    with refused("no_series"):
        decide(alone, MARI, NOW, InviteStandIn("t" * 22))


def test_only_those_who_hold_the_series_decide_about_it() -> None:
    with refused("not_a_facilitator"):
        decide(usual(), ANA, NOW, SetSeries(of=5, next_at=None))

    handed = do(usual(), MARI, HandOver(to=ANA))
    with refused("not_of_the_series"):
        decide(handed, ANA, NOW, SetSeries(of=5, next_at=None))

    left = line_lost(do(running(), MARI, NameDeputy(BO)), MARI)
    with refused("not_of_the_series"):
        decide(do(left, BO, TakeOver()), BO, NOW, SetSeries(of=5, next_at=None))


def test_a_stand_ins_link_opens_one_meeting_and_can_be_taken_back() -> None:
    meeting = do(usual(), MARI, InviteStandIn("t" * 22))
    assert accepts_invite(meeting, "t" * 22) == "facilitator"
    assert accepts_invite(following(do(meeting, MARI, StartMeeting())), "t" * 22) is None

    assert accepts_invite(do(meeting, MARI, InviteStandIn(None)), "t" * 22) is None


def test_the_links_lead_on_after_the_end_and_the_seats_a_while_later() -> None:
    meeting = ended()

    assert leads_on(meeting, NOW)
    assert not is_behind(meeting, NOW + STAY - 1)
    assert is_behind(meeting, NOW + STAY)
    assert not leads_on(running(), NOW + DAY)
    assert not leads_on(usual(), NOW + DAY)


def test_one_that_was_called_off_is_not_counted_and_followed_when_its_time_is_over() -> None:
    off = changed(usual(), called_off=True)

    assert not leads_on(off, NOW)
    assert leads_on(off, NOW + 35 * MINUTE)
    assert place_after(off) == off.series


def test_a_meeting_that_waits_is_kept_longer_than_one_that_stands_alone() -> None:
    assert expires_at(usual(), NOW) > expires_at(circle_of("Mari"), NOW) + 30 * DAY
    assert expires_at(ended(), NOW) == NOW + DAY


def test_the_agreements_of_every_beginning_go_along_as_they_were_amended_or_stay_behind() -> None:
    first, *others = first_agreements()
    meeting = replace(usual(), cards=(first, *others))
    meeting = do(meeting, ANA, ChangeCard(first.id, 1, "Ours.", "everyone"))
    meeting = do(meeting, MARI, KeepCard(others[0].id, keep=False))

    along = [card.text for card in carried_on(meeting)]

    assert along == ["Ours.", *(card.text for card in others[1:])]


def test_what_somebody_proposes_stays_here_until_it_is_chosen() -> None:
    meeting = do(usual(), ANA, PutCard(9, "agreement", "Phones stay outside.", "everyone", None))
    proposed = meeting.cards[-1]
    assert proposed not in carried_on(meeting)

    with refused("not_your_card"):
        decide(meeting, BO, NOW, KeepCard(proposed.id, keep=True))
    kept = do(meeting, MARI, KeepCard(proposed.id, keep=True))
    assert carried_on(kept)[-1].text == "Phones stay outside."


def test_calendars_know_a_later_change_from_an_earlier_one() -> None:
    meeting = do(ended(), MARI, said(ended().about, place="Garden"))

    assert following(meeting).about.revision > meeting.about.revision


@given(lives_of_every_sort)
def test_whatever_was_tried_nothing_goes_along_but_what_was_kept(life: list[Deed]) -> None:
    for moment in live(life):
        meeting = moment.after
        place = place_after(meeting)
        if place is None:
            continue
        events = handed_on(meeting, meeting.plan, place, NOW, None)
        kept = {card.id: card for card in meeting.cards if card.keep}
        for put in (event for event in events if isinstance(event, CardPut)):
            was = kept.pop(put.card.id)
            assert (put.card.text, put.card.audience) == (was.text, was.audience)
            assert put.card.member is None
        assert not kept
        after = begun(events)
        fresh = replace(
            begun(handed_on(usual(), meeting.plan, place, NOW, None)),
            about=after.about,
            cards=after.cards,
            invites=after.invites,
            time=replace(after.time),
            vault=after.vault,
            observing=Observing(
                welcome=meeting.observing.welcome,
                why=meeting.observing.why,
                line=meeting.observing.line,
            ),
        )
        assert after == fresh
        assert (after.vault.seats, after.vault.holders, after.vault.stand_in) == ((), (), None)
        whole = msgspec.json.encode(events)
        assert not any(seat.name.encode() in whole for seat in meeting.seats if len(seat.name) > 6)

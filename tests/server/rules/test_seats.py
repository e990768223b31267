"""Who sits in the circle."""

import pytest
from circlekeeper_protocol.bounds import HUB, Role
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    EndMeeting,
    EraseMeeting,
    HandOver,
    Leave,
    NameDeputy,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    SendNote,
    StartMeeting,
    TakeOver,
)
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_server.rules import accepts_invite, decide, digest, member_with_key
from circlekeeper_server.rules.texts import clean_link, clean_name, clean_text
from msgspec.structs import replace

from tests.support.meetings import (
    ABOUT,
    FACILITATOR_INVITE,
    MAKE,
    MINUTE,
    NOW,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
    circle_of,
    do,
    line_back,
    line_lost,
    refused,
    seat_secret,
    take_seat,
)

MARI, ANA, BO = 1, 2, 3


def running() -> Meeting:
    return do(circle_of("Mari", "Ana", "Bo"), MARI, StartMeeting())


def names(meeting: Meeting) -> list[tuple[str, int]]:
    return [(seat.name, seat.twin) for seat in meeting.seats]


def test_each_link_gives_its_role() -> None:
    meeting = circle_of("Mari", "Ana", observers=("Piret",))

    assert [seat.role for seat in meeting.seats] == ["facilitator", "participant", "observer"]
    with refused("no_entry"):
        decide(meeting, HUB, NOW, take_seat("Eve", 9, invite="x" * 22))


def test_a_join_that_is_sent_twice_finds_the_same_seat() -> None:
    meeting = circle_of("Mari", "Ana")

    assert decide(meeting, HUB, NOW, take_seat("Ana", ANA)) == ()
    assert member_with_key(meeting, digest(seat_secret(ANA))) == ANA


def test_people_of_one_name_are_told_apart_by_a_number() -> None:
    meeting = circle_of("Mari", "Ana", "ANA", "Bo")
    assert names(meeting) == [("Mari", 0), ("Ana", 0), ("ANA", 2), ("Bo", 0)]

    meeting = do(meeting, 4, Rename(name="ana"))
    assert names(meeting)[3] == ("ana", 3)

    meeting = do(do(meeting, 3, Leave()), HUB, take_seat("Ana", 5))
    assert names(meeting)[3] == ("Ana", 2)


@pytest.mark.parametrize("name", ["An\u200da", "A\u034fna", "Ana\u3164", "Ana\ufe0f"])
def test_nobody_passes_for_another_by_a_sign_that_cannot_be_seen(name: str) -> None:
    assert names(circle_of("Mari", "Ana", name))[2] == (name, 2)


def test_leaving_closes_the_seat_for_good() -> None:
    meeting = do(circle_of("Mari", "Ana"), ANA, Leave())

    assert member_with_key(meeting, digest(seat_secret(ANA))) is None
    with refused("no_such_member"):
        decide(meeting, ANA, NOW, RaiseHand(kind="speak"))


def test_only_facilitators_remove_and_it_looks_like_leaving() -> None:
    meeting = circle_of("Mari", "Ana", "Bo")

    assert decide(meeting, MARI, NOW, Remove(member=ANA)) == decide(meeting, ANA, NOW, Leave())
    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW, Remove(member=ANA))


def test_facilitation_is_handed_over() -> None:
    meeting = do(circle_of("Mari", "Ana", observers=("Piret",)), MARI, HandOver(to=ANA))

    assert [seat.role for seat in meeting.seats] == ["participant", "facilitator", "observer"]
    with refused("cannot_facilitate"):
        decide(meeting, ANA, NOW, HandOver(to=3))


def test_nobody_is_renamed_or_demoted_on_a_spoken_word() -> None:
    meeting = line_lost(circle_of("Mari", "Ana"), ANA)

    for command in (Rename(name="Anna"), HandOver(to=MARI), Remove(member=MARI)):
        with refused("not_for_them"):
            decide(meeting, MARI, NOW, command, acting_for=ANA)
    assert decide(meeting, MARI, NOW, Leave(), acting_for=ANA)


def test_a_meeting_is_made_for_the_coming_year_at_most() -> None:
    late = replace(MAKE, about=replace(ABOUT, starts_at=NOW + 367 * 24 * 60 * MINUTE))

    with refused("too_far_ahead"):
        decide(None, HUB, NOW, late)


def test_facilitation_is_handed_only_to_someone_who_is_here() -> None:
    with refused("cannot_facilitate"):
        decide(line_lost(circle_of("Mari", "Ana"), ANA), MARI, NOW, HandOver(to=ANA))


def test_after_the_end_only_facilitators_come_in_to_look_after_what_is_kept() -> None:
    meeting = do(do(circle_of("Mari"), MARI, StartMeeting()), MARI, EndMeeting())
    meeting = do(meeting, MARI, Leave())

    with refused("meeting_is_over"):
        decide(meeting, HUB, NOW, take_seat("Ana", 5))
    meeting = do(meeting, HUB, take_seat("Mari", 2, FACILITATOR_INVITE))
    assert do(meeting, 2, EraseMeeting()).stage == "erased"


def test_a_seat_without_a_device_is_present_and_acted_for() -> None:
    meeting = do(circle_of("Mari", "Ana"), MARI, AddSeat(name="Nana"))
    meeting = do(meeting, MARI, StartMeeting())

    meeting = do(meeting, MARI, RaiseHand(kind="speak"), acting_for=3)

    assert [hand.member for hand in meeting.floor.hands] == [3]
    with refused("cannot_facilitate"):
        decide(meeting, MARI, NOW, HandOver(to=3))


@pytest.mark.parametrize(
    ("role", "old"),
    [
        ("facilitator", FACILITATOR_INVITE),
        ("participant", PARTICIPANT_INVITE),
        ("observer", OBSERVER_INVITE),
    ],
)
def test_a_renewed_link_takes_the_place_of_the_old_one(role: Role, old: str) -> None:
    meeting = circle_of("Mari")
    assert accepts_invite(meeting, old) == role

    meeting = do(meeting, MARI, RenewInvite(role=role, secret="n" * 22))

    assert accepts_invite(meeting, old) is None
    assert accepts_invite(meeting, "n" * 22) == role


def test_a_member_is_present_while_any_line_stands() -> None:
    meeting = circle_of("Mari", "Ana")

    meeting = line_lost(meeting, ANA)
    assert meeting.seats[1].presence == "reconnecting"
    assert line_back(meeting, ANA).seats[1].presence == "here"


@pytest.mark.parametrize(
    "name",
    [
        *("", "   ", "\u202eanA", "A\x00na", "\u200b", "\u200d", "\u3164", "\u2800"),
        *("x" * 41, "a" + "\u0301" * 9),
    ],
)
def test_names_that_others_cannot_read_are_refused(name: str) -> None:
    with refused("unclear_name"):
        clean_name(name)


@pytest.mark.parametrize(
    "name", ["Zoë", "ليلى", "王伟", "Jean-Luc", "می\u200cخواهم", "👩\u200d🚀", "Łukasz O'Neil"]
)
def test_names_in_any_script_are_taken_as_they_are(name: str) -> None:
    assert clean_name(f"  {name} ") == name


def test_no_text_grows_beyond_its_bound() -> None:
    grows = "\u0958" * 500

    assert clean_text(grows) == grows
    assert clean_name(grows[:40]) == grows[:40]


def test_texts_and_links_are_held_to_what_can_be_shown() -> None:
    assert clean_text(" one \n two ") == "one two"
    assert clean_link(" https://meet.example/room ") == "https://meet.example/room"
    for bad in ("javascript:alert(1)", "https://", "https://a b.example", "http://[", "mailto:x@y"):
        with refused("unclear_text"):
            clean_link(bad)
    with refused("unclear_text"):
        clean_text("bell\x07")


def test_whoever_shares_a_phone_acts_for_those_beside_them() -> None:
    meeting = running()
    meeting = do(meeting, ANA, AddCompanion(name="Opa"))
    opa = meeting.seats[2]

    assert [seat.name for seat in meeting.seats] == ["Mari", "Ana", "Opa", "Bo"]
    assert (opa.shares, opa.without_device) == (ANA, True)
    assert decide(meeting, ANA, NOW, RaiseHand(kind="speak"), acting_for=opa.id)
    with refused("not_a_facilitator"):
        decide(meeting, BO, NOW, RaiseHand(kind="speak"), acting_for=opa.id)
    assert do(meeting, ANA, Remove(member=opa.id)).seats == running().seats


def test_whose_phone_is_gone_a_facilitator_acts_for() -> None:
    meeting = do(do(running(), ANA, AddCompanion(name="Opa")), ANA, Leave())

    [opa] = [seat for seat in meeting.seats if seat.name == "Opa"]

    assert opa.shares is None
    assert decide(meeting, MARI, NOW, RaiseHand(kind="speak"), acting_for=opa.id)


def test_the_deputy_takes_over_while_no_facilitator_is_here_and_nobody_takes_it_back() -> None:
    meeting = do(running(), MARI, NameDeputy(member=ANA))
    with refused("facilitator_is_here"):
        decide(meeting, ANA, NOW, TakeOver())

    alone = line_lost(meeting, MARI)
    with refused("not_the_deputy"):
        decide(alone, BO, NOW, TakeOver())
    taken = do(alone, ANA, TakeOver())
    back = line_back(taken, MARI)

    roles = {seat.name: seat.role for seat in back.seats}
    assert (roles["Mari"], roles["Ana"]) == ("facilitator", "facilitator")
    assert back.deputy is None


def test_a_deputy_who_leaves_is_none() -> None:
    assert do(do(running(), MARI, NameDeputy(member=ANA)), ANA, Leave()).deputy is None


def test_facilitators_write_to_one_another_unseen_by_the_circle() -> None:
    meeting = do(running(), MARI, SendNote(text="Shall we go on?"))

    assert [note.text for note in view(meeting, "facilitator").notes] == ["Shall we go on?"]
    assert view(meeting, "participant").notes == ()
    with refused("not_a_facilitator"):
        decide(meeting, ANA, NOW, SendNote(text="Me too"))

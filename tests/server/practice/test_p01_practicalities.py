"""P1: when, where, how often, and how to stay in touch are settled first, and seen from the door
on; also by those who open an old link, after something has changed."""

import pytest
from circlekeeper_protocol.commands import ChangeAbout, EndMeeting, StartMeeting
from circlekeeper_protocol.events import AboutChanged
from circlekeeper_protocol.meeting import About, Meeting
from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_protocol.refusals import RefusalCode
from circlekeeper_server.rules import decide, expires_at
from circlekeeper_server.rules.practicalities import FARTHEST, JUST_NOW
from msgspec.structs import replace

from tests.support.meetings import ABOUT, MINUTE, NOW, circle_of, do, refused

MARI, ANA = 1, 2
DAY = 24 * 60 * MINUTE
TOMORROW = NOW + DAY


def said(about: About, **changes: object) -> ChangeAbout:
    return replace(
        ChangeAbout(
            revision=about.revision,
            title=about.title,
            starts_at=about.starts_at,
            zone=about.zone,
            place=about.place,
            place_link=about.place_link,
            rhythm=about.rhythm,
            contact=about.contact,
            next_at=about.next_at,
            called_off=about.called_off,
        ),
        **changes,
    )


def changed(meeting: Meeting, **changes: object) -> Meeting:
    return do(meeting, MARI, said(meeting.about, **changes))


def running() -> Meeting:
    return do(circle_of("Mari", "Ana"), MARI, StartMeeting())


def test_everyone_sees_them_from_the_door_on() -> None:
    meeting = changed(circle_of("Mari", "Ana"), place="Hut", contact="call Mari")

    for viewer in VIEWERS:
        seen = view(meeting, viewer).about
        assert (seen.place, seen.rhythm, seen.contact) == (
            "Hut",
            "every second Tuesday",
            "call Mari",
        )


def test_a_meeting_that_was_moved_says_from_when() -> None:
    moved = changed(circle_of("Mari"), starts_at=TOMORROW, zone="Europe/Tallinn")
    assert (moved.about.was_at, moved.about.revision) == (ABOUT.starts_at, 1)

    again = changed(moved, starts_at=TOMORROW + DAY)
    assert (again.about.was_at, again.about.revision) == (ABOUT.starts_at, 2)


def test_one_that_is_back_where_it_was_has_not_moved() -> None:
    moved = changed(circle_of("Mari"), starts_at=TOMORROW)

    assert changed(moved, starts_at=ABOUT.starts_at).about.was_at is None


def test_one_that_is_called_off_stays_and_can_be_held_after_all() -> None:
    off = changed(circle_of("Mari", "Ana"), called_off=True)
    assert view(off, "door").about.called_off
    assert not changed(off, called_off=False).about.called_off

    begun = do(off, MARI, StartMeeting())
    assert (begun.stage, begun.about.called_off, begun.about.revision) == ("running", False, 2)


def test_what_was_moved_is_kept_until_after_its_new_time() -> None:
    meeting = circle_of("Mari")

    moved = changed(meeting, starts_at=TOMORROW)

    assert expires_at(moved, NOW) == expires_at(meeting, NOW) + DAY


def test_the_day_of_forgetting_cannot_be_put_off() -> None:
    ended = do(running(), MARI, EndMeeting())

    later = changed(ended, next_at=TOMORROW, place="Hut")

    assert expires_at(later, NOW) == expires_at(ended, NOW)
    assert later.about.keep_hours == ended.about.keep_hours


def test_of_two_who_change_it_at_once_the_second_is_told() -> None:
    meeting = circle_of("Mari", "Ana")
    old = said(meeting.about, place="Hut")
    meeting = changed(meeting, called_off=True)

    with refused("changed_meanwhile"):
        decide(meeting, MARI, NOW, old)


def test_saying_the_same_again_changes_nothing() -> None:
    meeting = circle_of("Mari")

    assert decide(meeting, MARI, NOW, said(meeting.about, title=" Tuesday  circle ")) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": " "}, "unclear_text"),
        ({"contact": "call \x07"}, "unclear_text"),
        ({"place_link": "javascript:x"}, "unclear_text"),
        ({"zone": "Mars/Olympus"}, "unknown_zone"),
        ({"zone": ""}, "unknown_zone"),
        ({"starts_at": NOW - JUST_NOW - 1}, "in_the_past"),
        ({"next_at": 0}, "in_the_past"),
        ({"starts_at": NOW + FARTHEST + 1}, "too_far_ahead"),
        ({"next_at": NOW + FARTHEST + 1}, "too_far_ahead"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, object], code: RefusalCode) -> None:
    meeting = circle_of("Mari")

    with refused(code):
        decide(meeting, MARI, NOW, said(meeting.about, **changes))


def test_only_facilitators_change_them() -> None:
    meeting = circle_of("Mari", "Ana")

    with refused("not_a_facilitator"):
        decide(meeting, ANA, NOW, said(meeting.about, place="Hut"))


def test_what_has_begun_is_neither_moved_nor_called_off() -> None:
    meeting = running()

    for changes in ({"starts_at": TOMORROW}, {"called_off": True}):
        with refused("already_started"):
            decide(meeting, MARI, NOW, said(meeting.about, **changes))
    [event] = decide(meeting, MARI, NOW, said(meeting.about, place="Garden"))
    assert isinstance(event, AboutChanged)


def test_texts_of_any_script_come_out_as_they_went_in() -> None:
    for text in ("مجموعة الثلاثاء", "מעגל", "थ्री", "🕯️ evening", "x" * 80):
        assert changed(circle_of("Mari"), title=text, place=text).about.title == text

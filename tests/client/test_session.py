"""A session by itself: what it says when, and when it gives up on a line."""

from random import Random

import pytest
from circlekeeper_client.actions import (
    Action,
    Actions,
    Answered,
    Back,
    CutLine,
    Happened,
    NotAnswered,
    OpenLine,
    Over,
    Seated,
    Send,
)
from circlekeeper_client.endings import (
    Ended,
    Erased,
    Left,
    LineLost,
    Misunderstood,
    NoEntry,
    OutOfDate,
    Refused,
    Removed,
)
from circlekeeper_client.hub_clock import EXCHANGES
from circlekeeper_client.links import Invite, KeptSeat
from circlekeeper_client.session import CLOCK_EVERY, GREETING_PATIENCE, SILENCE, Session, Stage
from circlekeeper_protocol import frames
from circlekeeper_protocol.bounds import Millis, Seq
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.codec import decode_client, encode
from circlekeeper_protocol.commands import LowerHand
from circlekeeper_protocol.events import Renamed
from circlekeeper_protocol.privacy import view

from tests.support.meetings import NOW, circle_of

MEETING = view(circle_of("Mari", "Ana"), "participant")
INVITE = Invite(hub="http://hub", meeting="m" * 22, secret="i" * 22)
SEAT = KeptSeat(hub="http://hub", meeting="m" * 22, secret="s" * 22)
LATER: Millis = 5_000


def session_with(ticket: Invite | KeptSeat) -> Session:
    return Session(ticket, "Ana", Random(1))


def welcome(seq: Seq = 7, now: Millis = NOW) -> bytes:
    return encode(frames.Welcome(2, "participant", "epoch", seq, now, MEETING))


def door() -> bytes:
    return encode(frames.Door("participant", "epoch", 7, NOW, view(MEETING, "door")))


def renamed(seq: Seq, name: str, at: Millis = NOW) -> bytes:
    events = (Renamed(member=2, name=name, twin=0),)
    return encode(frames.Entry(seq=seq, at=at, by=None, events=events))


def seated(at: Millis = 0) -> Session:
    session = session_with(SEAT)
    session.tick(at)
    session.line_opened(at)
    session.received(welcome(), at)
    return session


def back_on_a_line(session: Session, now: Millis) -> frames.AnyClientFrame:
    """The line is gone and there is another one; what the session says first on it."""
    session.line_closed(None, now)
    assert session.due is not None
    assert session.tick(session.due) == [OpenLine()]
    [hello] = said(session.line_opened(now))
    return hello


def said(actions: Actions) -> list[frames.AnyClientFrame]:
    return [decode_client(action.text) for action in actions if isinstance(action, Send)]


def told(actions: Actions) -> list[Action]:
    """What is for the session's user, and not for the line."""
    return [action for action in actions if not isinstance(action, Send)]


def test_a_newcomer_shows_the_invite_and_takes_a_seat_at_the_door() -> None:
    session = session_with(INVITE)
    assert session.tick(0) == [OpenLine()]

    [hello] = said(session.line_opened(0))
    [join] = said(session.received(door(), 0))
    arrived = session.received(welcome(), 0)

    assert hello == frames.Hello(protocol=frames.PROTOCOL, meeting="m" * 22, invite="i" * 22)
    assert isinstance(join, frames.Join)
    assert join.name == "Ana"
    assert told(arrived) == [Seated()]
    assert session.ticket == KeptSeat(hub="http://hub", meeting="m" * 22, secret=join.seat)


def test_a_join_whose_answer_was_lost_is_repeated_with_the_same_seat() -> None:
    session = session_with(INVITE)
    session.tick(0)
    session.line_opened(0)
    first = said(session.received(door(), 0))

    back_on_a_line(session, LATER)

    assert said(session.received(door(), LATER)) == first


def test_a_refused_join_ends_it_with_the_reason() -> None:
    session = session_with(INVITE)
    session.tick(0)
    session.line_opened(0)
    [join] = said(session.received(door(), 0))
    assert isinstance(join, frames.Join)

    no = frames.Refused(join.id, "unclear_name", "Please choose another.", retry=False)
    [over] = session.received(encode(no), 0)

    assert isinstance(over, Over)
    assert isinstance(over.why, Refused)
    assert over.why.code == "unclear_name"
    assert session.due is None


def test_a_return_says_what_is_known_and_sends_again_what_had_no_answer() -> None:
    session = seated()
    session.received(renamed(9, "Anna"), 0)
    _, first = session.do(LowerHand(), None)

    hello = back_on_a_line(session, LATER)
    actions = session.received(encode(frames.Resumed(seq=9, now=NOW)), LATER)

    assert hello == frames.Hello(
        protocol=frames.PROTOCOL, meeting="m" * 22, seat="s" * 22, epoch="epoch", seq=9
    )
    assert told(actions) == [Back()]
    assert said(actions)[0] == said(first)[0]


def test_a_command_without_a_line_waits_for_the_next_one() -> None:
    session = seated()
    session.line_closed(None, 0)

    id, now_said = session.do(LowerHand(), None)
    back_on_a_line(session, LATER)
    later_said = session.received(encode(frames.Resumed(seq=7, now=NOW)), LATER)

    assert now_said == []
    assert said(later_said)[0] == frames.Do(id=id, command=LowerHand())


def test_a_forgotten_command_is_not_sent_again() -> None:
    session = seated()
    id, _ = session.do(LowerHand(), None)
    session.forget(id)

    back_on_a_line(session, LATER)
    actions = session.received(encode(frames.Resumed(seq=7, now=NOW)), LATER)

    assert not any(isinstance(frame, frames.Do) for frame in said(actions))


def test_a_fresh_view_on_a_new_line_loses_what_had_no_answer() -> None:
    session = seated()
    id, _ = session.do(LowerHand(), None)

    back_on_a_line(session, LATER)
    actions = session.received(welcome(seq=30), LATER)

    [shown, lost] = told(actions)
    assert shown == Seated()
    assert isinstance(lost, NotAnswered)
    assert isinstance(lost.why, LineLost)
    assert lost.id == id
    assert not any(isinstance(frame, frames.Do) for frame in said(actions))


def test_a_fresh_view_on_the_same_line_leaves_commands_to_be_answered() -> None:
    session = seated()
    id, _ = session.do(LowerHand(), None)

    assert told(session.received(welcome(seq=30), 0)) == [Seated()]

    done = frames.Done(id=id, seq=31)
    assert session.received(encode(done), 0) == [Answered(done)]
    assert session.received(encode(done), 0) == []


def test_a_refusal_answers_its_command() -> None:
    session = seated()
    id, _ = session.do(LowerHand(), None)

    no = frames.Refused(id, "not_started", "Not yet.", retry=True)
    [answer] = session.received(encode(no), 0)

    assert isinstance(answer, NotAnswered)
    assert isinstance(answer.why, Refused)
    assert answer.why.retry


def test_an_entry_that_is_known_already_changes_nothing() -> None:
    session = seated()

    [happened] = told(session.received(renamed(9, "Anna"), 0))
    again = session.received(renamed(9, "Other"), 0)

    assert isinstance(happened, Happened)
    assert again == []
    assert session.replica is not None
    assert [seat.name for seat in session.replica.meeting.seats] == ["Mari", "Anna"]


def test_entries_at_the_door_are_left_to_the_welcome() -> None:
    session = session_with(INVITE)
    session.tick(0)
    session.line_opened(0)
    session.received(door(), 0)

    assert session.received(renamed(8, "Anna"), 0) == []


def test_a_line_on_which_nobody_answers_the_greeting_is_cut() -> None:
    session = session_with(SEAT)
    session.tick(0)
    session.line_opened(0)

    assert session.tick(GREETING_PATIENCE - 1) == []
    assert session.tick(GREETING_PATIENCE) == [CutLine()]
    assert session.received(welcome(), GREETING_PATIENCE) == []


def test_a_silent_line_is_cut_and_a_beat_keeps_it() -> None:
    session = seated(at=0)
    session.received(encode(frames.Beat(now=NOW)), SILENCE - 1)

    assert said(session.tick(SILENCE)) == []
    session.tick(CLOCK_EVERY)
    assert session.tick(2 * SILENCE - 1) == [CutLine()]
    assert session.line_closed(None, 2 * SILENCE) == []
    assert session.stage is Stage.RESTING


def test_a_frame_that_makes_no_sense_cuts_the_line() -> None:
    assert seated().received(b'{"type":"gossip"}', 0) == [CutLine()]


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        (CloseCode.LEFT, Left),
        (CloseCode.RELOAD, OutOfDate),
        (CloseCode.NO_ENTRY, NoEntry),
        (CloseCode.REMOVED, Removed),
        (CloseCode.ERASED, Erased),
        (CloseCode.NOT_TEXT, Misunderstood),
        (CloseCode.TOO_BIG, Misunderstood),
    ],
)
def test_a_close_code_that_says_do_not_come_back_is_obeyed(
    code: CloseCode, ending: type[Ended]
) -> None:
    session = seated()

    [over] = session.line_closed(code, 0)

    assert isinstance(over, Over)
    assert isinstance(over.why, ending)
    assert session.due is None
    assert session.line_closed(None, 0) == []


@pytest.mark.parametrize("code", [None, 1001, 1006, 4999, CloseCode.FAULT, CloseCode.FLOOD])
def test_after_any_other_close_code_it_comes_back(code: int | None) -> None:
    session = seated()

    assert session.line_closed(code, 0) == []
    assert session.due is not None


def test_a_restart_is_met_spread_out_over_the_time_the_hub_asked_for() -> None:
    dues = []
    for seed in range(50):
        session = Session(SEAT, "", Random(seed))
        session.tick(0)
        session.line_opened(0)
        session.received(welcome(), 0)
        session.received(encode(frames.Restarting(spread=60_000)), 0)
        session.line_closed(CloseCode.RESTART, 0)
        dues.append(session.due or 0)

    assert max(dues) <= 60_000
    assert max(dues) - min(dues) > 40_000


def answer_clock(session: Session, now: Millis) -> int:
    """Let the hub answer until nothing more is asked; how often it was asked again."""
    for times in range(100):
        tell = encode(frames.TellTime(sent=now, now=NOW + now))
        if not said(session.received(tell, now)):
            return times
    raise AssertionError("it asks without end")


def test_clocks_are_compared_on_arrival_and_each_minute() -> None:
    session = seated(at=0)
    assert answer_clock(session, 0) == EXCHANGES - 1
    session.received(encode(frames.Beat(now=NOW)), SILENCE - 1)

    assert session.tick(CLOCK_EVERY - 1) == []
    [ask] = said(session.tick(CLOCK_EVERY))

    assert ask == frames.AskTime(sent=CLOCK_EVERY)
    assert answer_clock(session, CLOCK_EVERY) == EXCHANGES - 1


def test_clocks_are_compared_at_once_when_hub_time_was_moved() -> None:
    session = seated(at=0)
    answer_clock(session, 0)

    [ask] = said(session.received(renamed(8, "Anna", at=NOW + 600_000), 0))

    assert ask == frames.AskTime(sent=0)
    assert session.clock.now(0) == NOW + 600_000

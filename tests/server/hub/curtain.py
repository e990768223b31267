"""Of a drawn curtain: who may see, found from what people were promised, and what the others may
be sent."""

from collections.abc import Sequence

from circlekeeper_protocol.bounds import MemberId, Seq
from circlekeeper_protocol.codec import encode
from circlekeeper_protocol.events import (
    AboutChanged,
    AgreedAloud,
    AnyEvent,
    CurtainDrawn,
    MeetingEnded,
    MeetingErased,
    MemberLeft,
    ObserversAllowed,
    ObserversAnswered,
    PhaseBegun,
    RemarkGone,
    RemarkPut,
    SeatTaken,
)
from circlekeeper_protocol.floor import Advice, Floor
from circlekeeper_protocol.frames import AnyServerFrame, Door, Entry, Refused, Resumed, Welcome
from circlekeeper_protocol.meeting import Course, Invites, Meeting, Observing, Time, Vault
from circlekeeper_protocol.privacy import NO_PLAN
from circlekeeper_server.hub.record import Record

from tests.server.hub.stage import Tape, unframed

ALSO_OUTSIDE = (AboutChanged, MeetingEnded, MeetingErased, ObserversAllowed)
TELLS_NOTHING = {
    "curtain_is_drawn",
    "enough_remarks",
    "malformed",
    "meeting_is_over",
    "not_seated",
    "too_fast",
    "unclear_text",
}
OF_THE_CIRCLE = (b'"Ana"', b'"Bo"', b'"Cy"', b"What is on your mind", b"How are you here")


def who_sees(records: Sequence[Record]) -> list[frozenset[MemberId]]:
    """Which observers may see after each entry, and none before the first: found by what was
    promised to people, without asking the state."""
    sees = [frozenset[MemberId]()]
    circle, bench, agreed = set[MemberId](), set[MemberId](), set[MemberId]()
    allowed = False
    for record in records:
        begins = draws = False
        for event in record.events:
            match event:
                case SeatTaken(member=member, role=role):
                    (bench if role == "observer" else circle).add(member)
                case MemberLeft(member=member):
                    for all_of in (circle, bench, agreed):
                        all_of.discard(member)
                case ObserversAllowed(welcome=welcome):
                    allowed = welcome
                    agreed.clear()
                case ObserversAnswered() | AgreedAloud():
                    (agreed.add if event.welcome else agreed.discard)(event.member)
                case PhaseBegun():
                    begins = True
                case CurtainDrawn():
                    draws = True
                case _:
                    pass
        if draws or not allowed or not circle <= agreed:
            sees.append(frozenset())
        else:
            sees.append(frozenset(bench) if begins else sees[-1] & frozenset(bench))
    return sees


def require_only_the_curtain(
    tape: Tape, member: MemberId | None, sees: Sequence[frozenset[MemberId]]
) -> None:
    at: Seq = 0
    back: Seq | None = None
    for write in tape.writes:
        for frame in unframed(write):
            at, back = look_at(frame, member, sees, at, back)


def look_at(
    frame: AnyServerFrame,
    member: MemberId | None,
    sees: Sequence[frozenset[MemberId]],
    at: Seq,
    back: Seq | None,
) -> tuple[Seq, Seq | None]:
    """How far the log has been told then, and since where it is told again."""
    match frame:
        case Door():
            at = frame.seq
            assert_is_the_curtain(frame.meeting, None)
        case Welcome():
            at, back = frame.seq, None
            if member not in sees[at]:
                assert_is_the_curtain(frame.meeting, member)
                assert_names_nobody(frame)
        case Resumed():
            at = back = frame.seq
        case Entry():
            at = frame.seq
            goes = any(isinstance(e, MemberLeft) and e.member == member for e in frame.events)
            moments = (at - 1,) if goes else (at - 1, at, at if back is None else back)
            if not all(member in sees[moment] for moment in moments):
                assert all(is_for_outside(event, member) for event in frame.events), frame
                assert frame.by is None
                assert_names_nobody(frame)
        case Refused():
            if member is not None and member not in sees[at]:
                assert frame.code in TELLS_NOTHING, frame
        case _:
            assert_names_nobody(frame)
    return at, back


def is_for_outside(event: AnyEvent, member: MemberId | None) -> bool:
    own = isinstance(event, RemarkPut | RemarkGone) and event.member == member
    return own or isinstance(event, ALSO_OUTSIDE)


def assert_names_nobody(frame: AnyServerFrame) -> None:
    sent = encode(frame)
    assert not any(text in sent for text in OF_THE_CIRCLE), frame


def assert_is_the_curtain(meeting: Meeting, member: MemberId | None) -> None:
    assert all(remark.member == member for remark in meeting.remarks)
    observing = meeting.observing
    assert meeting.stage != "running"
    assert meeting == Meeting(
        about=meeting.about,
        plan=NO_PLAN,
        stage=meeting.stage,
        seats=(),
        joined=0,
        course=Course(),
        floor=Floor(),
        bell=None,
        advice=Advice(),
        time=Time(),
        deputy=None,
        observing=Observing(welcome=observing.welcome, why=observing.why, line=observing.line),
        notes=(),
        cards=(),
        own_cards=(),
        answers=(),
        counts=(),
        shown=(),
        keeper=None,
        going_on=(),
        invites=Invites(),
        vault=Vault(),
        erases_at=meeting.erases_at,
        remarks=meeting.remarks,
    )

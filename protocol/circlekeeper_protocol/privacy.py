"""The one law of privacy: what each viewer class may know, of the state and of each event.

    evolve(view(m, v), visible(e, v)) == view(evolve(m, e), v)

holds for every meeting, event and viewer class, so that filtered entries and fresh views can never
drift apart, and nothing reaches a screen that its viewer may not know. Who reads which event is the
table in `readers.py`.
"""

from typing import Final

from msgspec.structs import replace

from .bounds import Audience, MemberId, Role
from .cards import Card, Shown
from .events import AnyEvent, Events
from .floor import Advice, Floor
from .meeting import Course, Invites, Meeting, Observing, Plan, Remark, Time, Vault
from .readers import AUDIENCES, CHOSEN, READERS, Viewer


def is_paused(meeting: Meeting) -> bool:
    """Everything stands still, without a set end."""
    return meeting.bell is not None and meeting.bell.until is None


def viewer_of(meeting: Meeting, member: MemberId, role: Role) -> Viewer:
    """`meeting` may be the whole, or as the member may know it."""
    if role == "observer" and member not in meeting.observing.inside:
        return "outside"
    return role


def newcomer(role: Role) -> Viewer:
    """Somebody at the door, with a link that gives this role."""
    return "outside" if role == "observer" else "door"


def _reads(event: AnyEvent, viewer: Viewer, member: MemberId | None) -> bool:
    readers = READERS[type(event)]
    chosen = audience_of(event)
    if viewer in readers.event and (chosen is None or viewer in AUDIENCES[chosen]):
        return True
    if not readers.named or member is None or (viewer == "outside" and not readers.outside):
        return False
    return _named(event) == member


def _named(event: AnyEvent) -> MemberId | None:
    return getattr(event, "member", None)


def audience_of(event: AnyEvent) -> Audience | None:
    """For whom the event is, where it says so itself."""
    return event.audience if isinstance(event, CHOSEN) else None


def visible(event: AnyEvent, viewer: Viewer, member: MemberId | None = None) -> AnyEvent | None:
    """The event as the viewer reads it; `None` when it is not for them. `member` is who they are,
    `None` for what their whole class reads."""
    return event if _reads(event, viewer, member) else None


def visible_events(events: Events, viewer: Viewer, member: MemberId | None = None) -> Events:
    return tuple(event for event in events if _reads(event, viewer, member))


def visible_by(
    events: Events, by: MemberId, viewer: Viewer, member: MemberId | None = None
) -> MemberId | None:
    """Who acted, if the viewer may know it of everything that they read."""
    read = visible_events(events, viewer, member)
    if read and all(viewer in READERS[type(event)].by for event in read):
        return by
    return None


def named_by(events: Events) -> frozenset[MemberId]:
    """Members who may read more of the events than their class does."""
    named = (_named(event) for event in events if READERS[type(event)].named)
    return frozenset(member for member in named if member is not None)


def knows_more(meeting: Meeting, member: MemberId) -> bool:
    """Whether a member may know more of the meeting than their class does."""
    advice = meeting.advice
    return (
        member in meeting.floor.invited
        or any(thought.member == member for thought in advice.thoughts)
        or any(question.member == member for question in advice.questions)
        or any(own.member == member for own in meeting.own_cards)
        or any(answer.member == member for answer in meeting.answers)
        or any(shown.member == member for shown in meeting.shown)
        or any(one.member == member for one in meeting.going_on)
        or any(answer.member == member for answer in meeting.observing.answers)
        or any(remark.member == member for remark in meeting.remarks)
    )


def view(meeting: Meeting, viewer: Viewer, member: MemberId | None = None) -> Meeting:
    """The meeting as the viewer may know it; `member` is who they are."""
    if viewer == "outside":
        return _curtain(meeting, member)
    meeting = replace(
        meeting,
        plan=_plan(meeting.plan, viewer),
        vault=Vault(),
        advice=_advice(meeting.advice, member),
        cards=_cards(meeting.cards, viewer),
        own_cards=tuple(own for own in meeting.own_cards if own.member == member),
        answers=tuple(answer for answer in meeting.answers if answer.member == member),
        shown=_shown(meeting.shown, viewer, member),
        going_on=tuple(one for one in meeting.going_on if one.member == member),
        observing=_observing(meeting.observing, viewer, member),
        remarks=_remarks(meeting, member),
    )
    if viewer != "facilitator":
        invited = tuple(one for one in meeting.floor.invited if one == member)
        floor = replace(meeting.floor, invited=invited, heard=(), move=None)
        time = replace(meeting.time, muted=False)
        meeting = replace(meeting, invites=Invites(), floor=floor, time=time, notes=(), counts=())
        meeting = replace(meeting, keeper=None)
    if viewer == "door":
        seats = tuple(replace(seat, presence="here") for seat in meeting.seats)
        meeting = replace(
            meeting,
            seats=seats,
            course=Course(),
            floor=Floor(),
            bell=None,
            time=Time(),
            deputy=None,
        )
    return meeting


def _plan(plan: Plan, viewer: Viewer) -> Plan:
    """How a part is led is for those who lead it, and for those who learn to."""
    if viewer in ("observer", "facilitator"):
        return plan
    return replace(plan, phases=tuple(replace(phase, hints=()) for phase in plan.phases))


NO_PLAN: Final = Plan(id="", title="-", phases=())


def _curtain(meeting: Meeting, member: MemberId | None) -> Meeting:
    """All that there is to see outside: what the meeting is called and when it is, that there may
    be observers and why, its end, and one's own remarks. Each field is chosen here, so that
    none is shown by oversight."""
    over = meeting.stage in ("ended", "erased")
    return Meeting(
        about=meeting.about,
        plan=NO_PLAN,
        stage=meeting.stage if over else "gathering",
        seats=(),
        joined=0,
        course=Course(),
        floor=Floor(),
        bell=None,
        advice=Advice(),
        time=Time(),
        deputy=None,
        observing=Observing(
            welcome=meeting.observing.welcome,
            why=meeting.observing.why,
            line=meeting.observing.line,
        ),
        cards=(),
        own_cards=(),
        answers=(),
        counts=(),
        shown=(),
        keeper=None,
        going_on=(),
        notes=(),
        invites=Invites(),
        vault=Vault(),
        erases_at=meeting.erases_at,
        remarks=_remarks(meeting, member),
        rehearsal=meeting.rehearsal,
    )


def _remarks(meeting: Meeting, member: MemberId | None) -> tuple[Remark, ...]:
    return tuple(remark for remark in meeting.remarks if remark.member == member)


def _observing(observing: Observing, viewer: Viewer, member: MemberId | None) -> Observing:
    return replace(
        observing,
        inside=() if viewer == "door" else observing.inside,
        answers=tuple(answer for answer in observing.answers if answer.member == member),
        aloud=observing.aloud if viewer == "facilitator" else (),
        notes=observing.notes if viewer == "observer" else (),
    )


def _advice(advice: Advice, member: MemberId | None) -> Advice:
    return Advice(
        thoughts=tuple(thought for thought in advice.thoughts if thought.member == member),
        questions=tuple(question for question in advice.questions if question.member == member),
    )


def _cards(cards: tuple[Card, ...], viewer: Viewer) -> tuple[Card, ...]:
    return tuple(card for card in cards if viewer in AUDIENCES[card.audience])


def _shown(shown: tuple[Shown, ...], viewer: Viewer, member: MemberId | None) -> tuple[Shown, ...]:
    if viewer == "facilitator":
        return shown
    if viewer == "door":
        return ()
    return tuple(one for one in shown if one.member is None or one.member == member)

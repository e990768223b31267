"""The state of one meeting: the fold of its entries, in parts that the rules share out.

Every instant is hub time. `None` means "not yet" or "nobody". Tuples keep the order that all see.
"""

from typing import Annotated

from msgspec import Meta, Struct

from .bounds import (
    MOST_MEETINGS,
    Digest,
    FloorMode,
    Line,
    Link,
    MeetingId,
    MemberId,
    Millis,
    MinuteMillis,
    Minutes,
    Name,
    PhaseId,
    PhaseKind,
    PhaseStatus,
    PlanKind,
    Presence,
    RemarkId,
    Role,
    Secret,
    SignalId,
    SignalKind,
    SignalState,
    Stage,
    StepKind,
    Text,
    Title,
    Wish,
    Zone,
)
from .cards import AgreementAnswer, AgreementCount, Card, OwnCard, Shown
from .floor import Advice, Bell, Floor


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """The practicalities, settled before and visible from the door on."""

    title: Title
    starts_at: Millis
    place: Line
    place_link: Link
    """An http or https link to a call, or empty."""
    rhythm: Line
    contact: Line
    keep_hours: int
    """Hours from the end of the meeting until it is erased."""
    zone: Zone = "UTC"
    """Where its times are meant: what the clock on that wall shows."""
    next_at: Millis | None = None
    """When people meet again; `None` while that is not settled."""
    was_at: Millis | None = None
    """When it was to start at first, if it was moved."""
    called_off: bool = False
    revision: int = 0
    """Grows with each change, so that calendars know the newest."""


class SeriesPlace(Struct, frozen=True, forbid_unknown_fields=True):
    """Which of the meetings that belong together this one is."""

    number: Annotated[int, Meta(ge=1, le=MOST_MEETINGS)]
    of: Annotated[int, Meta(ge=1, le=MOST_MEETINGS)]
    every_days: Annotated[int, Meta(ge=0, le=366)]
    """From one to the next, as it is usual; 0 where each is arranged anew."""
    parting: bool = False
    """The last one runs by the plan for last meetings, not by the group's usual one."""


class Step(Struct, frozen=True, forbid_unknown_fields=True):
    """One step of a ritual."""

    kind: StepKind
    title: Title
    text: Text
    minutes: Minutes
    mode: FloorMode
    prompt: Text


class Phase(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the plan. A phase with steps is a ritual."""

    id: PhaseId
    kind: PhaseKind
    title: Title
    minutes: Minutes
    mode: FloorMode
    prompts: tuple[Text, ...]
    steps: tuple[Step, ...]
    hints: tuple[Line, ...] = ()
    """What whoever leads this part attends to: for facilitators, and observers who learn by it."""


class Plan(Struct, frozen=True, forbid_unknown_fields=True):
    """What the meeting runs by. In a plan that comes in, `phases[i].id == i`; later a part keeps
    its id wherever it is moved, and one that is put in has the next."""

    id: str
    title: Title
    phases: tuple[Phase, ...]
    kind: PlanKind = "group"
    """For a circle, or for a pair, whose screens are simpler."""
    minute: MinuteMillis = 60_000
    """How long a minute of this plan lasts, and with it whatever is counted in its minutes. Shorter
    than a minute of life in a rehearsal only, where the clock is as real as ever."""


class Seat(Struct, frozen=True):
    """A member's place in the circle, or on the bench for observers."""

    id: MemberId
    name: Name
    twin: int
    """0, or 2, 3… for the second, third… member of the same name."""
    role: Role
    presence: Presence
    without_device: bool
    """Somebody acts for them, on their spoken word: a facilitator, or whoever shares a phone."""
    shares: MemberId | None
    """Whose phone they share; that member acts for them."""


class PhaseProgress(Struct, frozen=True):
    status: PhaseStatus
    began_at: Millis | None
    ends_at: Millis | None
    """When its time is over; `None` unless active. Nothing happens by itself then."""
    step: int
    """The step that is shown, for a ritual; 0 otherwise."""
    step_ends_at: Millis | None
    """When the time of that step is over."""


class Course(Struct, frozen=True):
    """How the plan is going. `progress[i]` is of the phase whose id is i; empty at the door."""

    progress: tuple[PhaseProgress, ...] = ()
    aside: bool = False
    prompt: Text = ""
    """The question on everybody's screen, or empty."""


class Signal(Struct, frozen=True):
    """A planned moment that everyone is told of at once."""

    id: SignalId
    kind: SignalKind
    minutes: Minutes
    """Minutes left when it is due; for `turn` and `overtime`, minutes that have passed."""
    phase: PhaseId | None
    """Whose time is over, for `phase` and `quiet`."""
    due: Millis
    hold_until: Millis
    """A signal waits for the end of a running turn until then at most."""
    state: SignalState
    ring_at: Millis | None
    step: int | None = None
    """Which of its steps is over, for `quiet`."""


class Time(Struct, frozen=True):
    started_at: Millis | None = None
    ends_at: Millis | None = None
    paused_at: Millis | None = None
    fixed_end: bool = False
    """The meeting ends when it was to end, however late it began; what is added to one part, or
    was held, is taken from those that follow, but never from wrap-up and closing."""
    sounding: MemberId | None = None
    """In one room one device rings for all; `None` where every device does."""
    muted: bool = False
    """That device says that it cannot be heard. For facilitators."""
    heads_ups: tuple[Minutes, ...] = ()
    """Minutes before the end at which everyone is told, longest first."""
    signals: tuple[Signal, ...] = ()
    planned: int = 0
    """How many signals were ever planned; the next signal's id is one more."""


class Invites(Struct, frozen=True):
    """Secrets that facilitators can show again."""

    participant: Secret | None = None
    observer: Secret | None = None


class Note(Struct, frozen=True):
    """A short word among facilitators."""

    member: MemberId
    text: Line
    at: Millis


class GoingOn(Struct, frozen=True):
    """Whether the two of a pair would like to go on, as one of them sees it."""

    member: MemberId
    until: Millis
    """When both are told what comes of it, whoever has answered what by then."""
    answer: Wish | None
    on: bool | None
    """What both were told; `None` until then."""


class ObserversAnswer(Struct, frozen=True):
    """Whether somebody in the circle agrees to observers. Each sees their own alone."""

    member: MemberId
    welcome: bool


class Observing(Struct, frozen=True):
    """Whether observers may come, and who of them sees. The rest wait behind the curtain."""

    welcome: bool = False
    why: Line = ""
    """Why they come, for everyone to read before they agree."""
    inside: tuple[MemberId, ...] = ()
    """Observers who see the circle. Empty while the curtain is drawn."""
    answers: tuple[ObserversAnswer, ...] = ()
    aloud: tuple[MemberId, ...] = ()
    """Who has no device and has agreed aloud. For facilitators, who have noted it."""
    line: bool = False
    """Whether observers may write to one another."""
    notes: tuple[Note, ...] = ()
    """What they wrote last. For observers who see the circle."""


class Remark(Struct, frozen=True):
    """What somebody who learns by watching noted about how it is led. For its writer alone,
    wherever they watch from; so it holds what they wrote, and when, and nothing of the meeting."""

    member: MemberId
    id: RemarkId
    at: Millis
    tag: Line
    """A word for it that they use again and again, or empty."""
    text: Text


class SeatKey(Struct, frozen=True):
    member: MemberId
    digest: Digest


class OpenLine(Struct, frozen=True):
    """A member is connected to a hub node."""

    member: MemberId
    node: str


class Spoken(Struct, frozen=True):
    member: MemberId
    millis: int


class LastBell(Struct, frozen=True):
    """So that nobody can ring again and again."""

    member: MemberId
    at: Millis


class Vault(Struct, frozen=True):
    """What no viewer may know."""

    facilitator_invite: Digest | None = None
    seats: tuple[SeatKey, ...] = ()
    lines: tuple[OpenLine, ...] = ()
    spoken: tuple[Spoken, ...] = ()
    """For how long each has had the floor. It decides an order, and is never shown."""
    bell: LastBell | None = None
    series: MeetingId | None = None
    """The id of the series, by which its links lead here."""
    holders: tuple[MemberId, ...] = ()
    """Who came by the facilitators' link of the series, and so may decide about all of it."""
    stand_in: Digest | None = None
    """The link of whoever facilitates this one meeting alone."""
    next: MeetingId | None = None
    """The meeting that follows. From then on nothing more is carried into it."""
    series_over: bool = False
    """With this meeting the whole series is forgotten."""
    seed: Line = ""
    """Of a rehearsal: what its simulated members are going to do follows from it."""


class Meeting(Struct, frozen=True):
    about: About
    plan: Plan
    stage: Stage
    seats: tuple[Seat, ...]
    """In seated order, observers among them."""
    joined: int
    """How many members there have been; the next member's id is one more."""
    course: Course
    floor: Floor
    bell: Bell | None
    """The pause that somebody rang for, while it lasts."""
    advice: Advice
    time: Time
    deputy: MemberId | None
    """The participant who may take over while no facilitator is here."""
    observing: Observing
    notes: tuple[Note, ...]
    """What facilitators told one another last, and nobody else."""
    cards: tuple[Card, ...]
    """What was written down for others, in order of arrival."""
    own_cards: tuple[OwnCard, ...]
    answers: tuple[AgreementAnswer, ...]
    counts: tuple[AgreementCount, ...]
    shown: tuple[Shown, ...]
    going_on: tuple[GoingOn, ...]
    """After a pair's meeting. Each of the two sees their own alone."""
    keeper: MemberId | None
    """Which facilitator stays with the group while the meeting pauses. For facilitators."""
    invites: Invites
    vault: Vault
    erases_at: Millis | None
    """When everything is forgotten; `None` until the meeting has ended."""
    series: SeriesPlace | None = None
    """`None` for a meeting that stands alone."""
    remarks: tuple[Remark, ...] = ()
    """Each sees their own alone, also while they are outside."""
    rehearsal: Line = ""
    """In a rehearsal that somebody leads, the scenario by which simulated members come; empty
    where everyone is who they are. Every screen says so at all times."""
    again: MeetingId | None = None
    """Where a rehearsal goes on from an earlier moment, for whoever comes along."""

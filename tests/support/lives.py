"""Lives of meetings, drawn at random: what is tried in them, and what comes of it."""

from collections.abc import Iterator
from random import Random
from typing import NamedTuple, TypeVar, get_args

from circlekeeper_protocol.bounds import (
    HUB,
    Audience,
    CardId,
    CardKind,
    FloorMode,
    HandKind,
    MemberId,
    Millis,
    PhaseId,
    Policy,
    Role,
    TurnId,
    Wish,
)
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    AllowObservers,
    AnswerAgreement,
    AnswerGoOn,
    AnswerObservers,
    AnswerThought,
    AnyCommand,
    AnyHubCommand,
    AskToGoOn,
    BeginPhase,
    BeginRound,
    ChangeAbout,
    ChangeCard,
    ChangeHand,
    ChangeLines,
    ChooseSounding,
    Command,
    DeclineInvitation,
    DeclinePiece,
    DrawCurtain,
    EndMeeting,
    EndTurn,
    ExtendBell,
    ExtendStep,
    ExtendTime,
    ExtendTurn,
    FinishPhase,
    GiveFloor,
    GoToStep,
    HandBack,
    HandOver,
    HideCard,
    InsertPhase,
    InviteStandIn,
    InviteToSpeak,
    JoinRound,
    KeepCard,
    KeepPiece,
    Leave,
    LowerHand,
    MakeNext,
    MoveHand,
    MovePhase,
    NameDeputy,
    NextSpeaker,
    OfferThought,
    PassPiece,
    PassRound,
    PassTurn,
    PauseMeeting,
    PauseTime,
    PickUpPiece,
    PutCard,
    PutRemark,
    RaiseHand,
    Remove,
    Rename,
    RenewInvite,
    ResumeMeeting,
    ResumeTime,
    RingBell,
    RingDue,
    SendNote,
    SetCustoms,
    SetFixedEnd,
    SetFloorMode,
    SetHeadsUps,
    SetHelp,
    SetPhaseAside,
    SetPhaseMinutes,
    SetPlanAside,
    SetSeries,
    ShowCard,
    ShowPrompt,
    StartMeeting,
    StayWithGroup,
    TakeCardBack,
    TakeOver,
    TakePiece,
    TakeRemarkBack,
    TakeSeat,
    TakeUpPlan,
    TellMuted,
    UndoMove,
)
from circlekeeper_protocol.events import AnyEvent, Events
from circlekeeper_protocol.evolve import evolve, evolve_all
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import Meeting, SeriesPlace
from circlekeeper_protocol.refusals import RefusalCode, Refused
from circlekeeper_server.rules import decide, digest, next_deadline
from circlekeeper_server.rules.cards import WAYS
from hypothesis import strategies as st
from msgspec.structs import replace

from .meetings import (
    ABOUT,
    FACILITATOR_INVITE,
    MINUTE,
    NOW,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
    circle_of,
    seat_secret,
)

C = TypeVar("C", bound=Command)

WHOEVER_SPEAKS: TurnId = 1_000_000
"""In a deed: the turn that is running when it is tried."""


HUB_WAS_DOWN: Millis = 9 * MINUTE
"""In a deed: so long before it, the clock had nobody to ring it."""


class Deed(NamedTuple):
    """Something that is tried in a random life; what it names may not exist."""

    by: MemberId
    acting_for: MemberId | None
    command: AnyCommand | AnyHubCommand
    later: Millis
    """How long after the deed before."""


class Moment(NamedTuple):
    """What one deed came to."""

    deed: Deed
    at: Millis
    before: Meeting
    events: Events
    after: Meeting
    refusal: RefusalCode | None


def steps(moment: Moment) -> Iterator[tuple[Meeting, AnyEvent, Meeting]]:
    """Each event of a moment, with the meeting before and after it."""
    meeting = moment.before
    for event in moment.events:
        after = evolve(meeting, event)
        yield meeting, event, after
        meeting = after


def usual(number: int = 2) -> Meeting:
    """One of four meetings, which Mari facilitates; observers may write to one another."""
    meeting = circle_of("Mari", "Ana", "Bo", "Cy", observers=("Piret",))
    vault = replace(meeting.vault, series="s" * 22, holders=(1,))
    observing = replace(meeting.observing, line=True)
    place = SeriesPlace(number=number, of=4, every_days=7)
    return replace(meeting, series=place, vault=vault, observing=observing)


def live(deeds: list[Deed], start: Meeting | None = None) -> Iterator[Moment]:
    """The life of a meeting in which the deeds are tried one after another. The clock rings
    whatever falls due in between.
    """
    meeting = _start(deeds) if start is None else start
    now = NOW
    for deed in deeds:
        until = now + deed.later
        now = until if deed.later == HUB_WAS_DOWN else now
        while (due := next_deadline(meeting)) is not None and due <= until:
            now = max(now, due)
            moment = _try(meeting, now, Deed(HUB, None, RingDue(), 0))
            meeting = moment.after
            yield moment
        now = until
        moment = _try(meeting, now, deed)
        meeting = moment.after
        yield moment


def _start(deeds: list[Deed]) -> Meeting:
    """Two are asked whether to go on after their first meeting alone."""
    asked = any(isinstance(deed.command, AskToGoOn) for deed in deeds)
    return usual(1 if asked else 2)


def _try(meeting: Meeting, now: Millis, deed: Deed) -> Moment:
    command = meant(meeting, deed.command)
    by = deed.by
    turn = meeting.floor.turn
    if isinstance(command, _BY_THE_SPEAKER) and turn is not None and by % 2:
        by = turn.member
    if isinstance(command, TakePiece) and meeting.floor.offer is not None and by % 2:
        by = meeting.floor.offer.to
    if isinstance(command, AnswerThought) and meeting.advice.questions and by % 2:
        by = meeting.advice.questions[0].member
    if isinstance(command, TakeRemarkBack) and meeting.remarks and by % 2:
        by, command = meeting.remarks[0].member, TakeRemarkBack(meeting.remarks[0].id)
    deed = deed._replace(by=by, command=about_a_card(meeting, command))
    try:
        events = decide(meeting, deed.by, now, deed.command, deed.acting_for)
    except Refused as refusal:
        return Moment(deed, now, meeting, (), meeting, refusal.code)
    return Moment(deed, now, meeting, events, evolve_all(meeting, events), None)


def about_a_card(meeting: Meeting, command: C) -> C:
    """A new card has a number of its own, mostly; any other is one that somebody has."""
    own = (own.card for own in meeting.own_cards)
    editions = {card.id: card.edition for card in (*meeting.cards, *own)}
    numbers = sorted(editions)
    match command:
        case PutCard() if command.card in editions and command.card != UNLUCKY:
            return replace(command, card=numbers[-1] + 1)
        case ChangeCard() | AnswerAgreement() if editions:
            card = numbers[command.card % len(numbers)]
            edition = editions[card] if command.edition == 1 else command.edition
            return replace(command, card=card, edition=edition)
        case TakeCardBack() | KeepCard() | ShowCard() if editions:
            return replace(command, card=numbers[command.card % len(numbers)])
        case _:
            return command


_BY_THE_SPEAKER = (EndTurn, PassTurn, HandBack, PassPiece, SetHelp)


def meant(meeting: Meeting, command: AnyCommand | AnyHubCommand) -> AnyCommand | AnyHubCommand:
    turn = meeting.floor.turn
    return named(command, turn.id if turn else 0)


def named(command: C, current: TurnId) -> C:
    """The command, about the turn that is running."""
    match command:
        case (
            EndTurn()
            | PassTurn()
            | HandBack()
            | PassPiece()
            | TakePiece()
            | DeclinePiece()
            | KeepPiece()
            | SetHelp()
            | OfferThought()
            | ExtendTurn()
        ) if command.turn == WHOEVER_SPEAKS:
            return replace(command, turn=current)
        case NextSpeaker() | GiveFloor() if command.after == WHOEVER_SPEAKS:
            return replace(command, after=current)
        case _:
            return command


def random_life(random: Random, length: int) -> list[Deed]:
    """The first `length` deeds of a life. Cut short, it is the same life up to there."""
    asked = AGREED if random.random() < 0.8 else AGREED[1:]
    return [*WRITTEN, *asked, START, IN_DEPTH, *(_deed(random) for _ in range(length))]


def random_life_of_cards(random: Random, length: int) -> list[Deed]:
    """One in which people write more than they speak."""
    return [*WRITTEN, *(_card_deed(random) for _ in range(length))]


def random_life_of_a_pair(random: Random, length: int) -> list[Deed]:
    """One of two people, who are asked after the end whether they would like to go on."""
    both_left = [Deed(1, None, Remove(member=member), 0) for member in (3, 4)]
    end = [Deed(1, None, EndMeeting(), MINUTE), Deed(1, None, AskToGoOn(), 0)]
    return [*both_left, START, *end, *(_pair_deed(random) for _ in range(length))]


WRITTEN = (
    Deed(2, None, PutCard(1, "agreement", "We listen", "everyone", None), 0),
    Deed(1, None, PutCard(2, "resource", "Somebody to call", "seated", None), 0),
)
AGREED = [Deed(member, None, AnswerObservers(welcome=True), 0) for member in (1, 2, 3, 4)]
START = Deed(1, None, StartMeeting(), 0)
IN_DEPTH = Deed(1, None, BeginPhase(phase=1, blend=False), 5 * MINUTE)

lives: st.SearchStrategy[list[Deed]] = st.builds(
    random_life, st.randoms(use_true_random=True), st.integers(0, 80)
)
"""Random lives of a meeting that has started. `live` plays them."""

lives_of_cards: st.SearchStrategy[list[Deed]] = st.builds(
    random_life_of_cards, st.randoms(use_true_random=True), st.integers(0, 80)
)
lives_of_pairs: st.SearchStrategy[list[Deed]] = st.builds(
    random_life_of_a_pair, st.randoms(use_true_random=True), st.integers(0, 12)
)
lives_of_every_sort = lives | lives_of_cards | lives_of_pairs

HANDS: tuple[HandKind, ...] = get_args(HandKind)
MODES: tuple[FloorMode, ...] = ("queue", "round", *get_args(FloorMode))

_MEMBERS = (1, 2, 2, 3, 3, 4, 5, 6)
_PHASES = (0, 1, 1, 2, 3, 4)
_NAMES = ("Ana", "ana", "ليلى", "Konstantinos", "  Bo  ", "\u202eevil", "Zoë", "x" * 40)
_SECRETS = ("a" * 22, "b" * 22, PARTICIPANT_INVITE, OBSERVER_INVITE)
_INVITES = (FACILITATOR_INVITE, PARTICIPANT_INVITE, PARTICIPANT_INVITE, OBSERVER_INVITE)
_LATER = (0, 0, 1, 900, 20_000, MINUTE, 3 * MINUTE, HUB_WAS_DOWN)
_PACES = (_LATER, (0, 900, 5_000))


def _deed(random: Random) -> Deed:
    later = random.choice(random.choice(_PACES))
    member = random.choice(_MEMBERS)
    kind = random.random()
    if kind < 0.45:
        return Deed(member, None, _floor_command(random), later)
    if kind < 0.70:
        return Deed(1, None, _leading_command(random), later)
    if kind < 0.76:
        return Deed(1, member, _floor_command(random), later)
    if kind < 0.79:
        return _card_deed(random)
    if kind < 0.90:
        return Deed(HUB, None, _hub_command(random, member), later)
    if kind < 0.94:
        return Deed(member, None, _leading_command(random), later)
    if kind < 0.97:
        return _about_observers(random, member, later)
    return Deed(random.choice((1, member)), None, _rare_command(random), later)


def _floor_command(random: Random) -> AnyCommand:
    kind: HandKind = random.choice(HANDS)
    turn = random.choice((0, 1, 2, WHOEVER_SPEAKS, WHOEVER_SPEAKS, WHOEVER_SPEAKS))
    member = random.choice(_MEMBERS)
    return random.choice(
        (
            RaiseHand(kind=kind),
            RaiseHand(kind="speak"),
            RaiseHand(kind="speak"),
            EndTurn(turn=turn),
            PassTurn(turn=turn),
            PassRound(),
            JoinRound(),
            LowerHand(kind=random.choice((None, kind))),
            NextSpeaker(after=turn, keep_place=random.random() < 0.5),
            random.choice((ChangeHand(kind=kind, to=random.choice(HANDS)), HandBack(turn=turn))),
            MoveHand(member=member, kind=kind, place=random.randint(0, 3)),
            random.choice((PassPiece(turn=turn, to=member), PassPiece(turn=turn, to=member + 1))),
            TakePiece(turn=turn),
            random.choice((DeclinePiece(turn=turn), KeepPiece(turn=turn))),
            PickUpPiece(),
            random.choice((SetHelp(turn=turn, help="ideas"), DeclineInvitation())),
            OfferThought(turn=turn),
            AnswerThought(welcome=random.random() < 0.5),
            RingBell(named=random.random() < 0.2),
        )
    )


def _leading_command(random: Random) -> AnyCommand:
    mode: FloorMode = random.choice(MODES)
    phase = random.choice(_PHASES)
    minutes = random.randint(-10, 15)
    turn = random.choice((0, WHOEVER_SPEAKS))
    member = random.choice(_MEMBERS)
    return random.choice(
        (
            GiveFloor(to=member, after=turn),
            random.choice((InviteToSpeak(member=member), UndoMove())),
            MoveHand(member=member, kind=random.choice(HANDS), place=random.randint(0, 3)),
            SetFloorMode(mode=mode),
            SetCustoms(customs=_customs(random)),
            _round(random, member),
            BeginPhase(phase=phase, blend=random.random() < 0.5),
            FinishPhase(phase=phase),
            random.choice((SetPhaseAside(phase=phase), _part(random, phase))),
            random.choice((SetPlanAside(), TakeUpPlan(), PauseTime(), ResumeTime())),
            GoToStep(phase=0, step=random.randint(0, 2)),
            ShowPrompt(text=random.choice(("", "What helps?", "\x07"))),
            ExtendTime(minutes=minutes, phase=random.choice((None, phase))),
            random.choice((ExtendStep(phase=0, minutes=minutes), ExtendBell(minutes=minutes))),
            ExtendTurn(turn=turn, minutes=minutes),
            random.choice((SetFixedEnd(fixed=True), SetFixedEnd(fixed=False))),
            SetPhaseMinutes(phase=phase, minutes=random.randint(0, 30)),
            SetHeadsUps(minutes=tuple(random.sample(range(1, 20), random.randint(0, 4)))),
            _pause(random, member),
        )
    )


UNLUCKY: CardId = 3
"""A number that may be chosen twice."""

_CARDS: tuple[CardId, ...] = (1, 2, 3, 4, 5, 6, 7, 8)
_KINDS: tuple[CardKind, ...] = (*get_args(CardKind), "agreement", "agreement", "resource", "topic")
_CARD_TEXTS = ("Tea helps", "Not my work", "Tea helps", "", "\x07")


def _card_deed(random: Random) -> Deed:
    later = random.choice(_LATER)
    member = random.choice(_MEMBERS)
    kind = random.random()
    if kind < 0.80:
        by, command = _card_command(random, member)
        return Deed(by, random.choice((None,) * 9 + (5,)), command, later)
    if kind < 0.90:
        return Deed(HUB, None, _hub_command(random, member), later)
    return Deed(random.choice((1, member)), None, _rare_command(random), later)


def _card_command(random: Random, member: MemberId) -> tuple[MemberId, AnyCommand]:
    card, edition = random.choice(_CARDS), random.choice((1, 1, 1, 2, 3))
    kind: CardKind = random.choice(_KINDS)
    audience: Audience = random.choice((*WAYS[kind].audiences * 2, *get_args(Audience)))
    text = random.choice(_CARD_TEXTS)
    if kind in ("answer", "resource", "backup"):
        member = random.choice((1, member))
    to = random.choice(_MEMBERS) if kind == "answer" else None
    put = PutCard(card=card, kind=kind, text=text, audience=audience, to=to)
    return random.choice(
        (
            (member, put),
            (member, put),
            (member, put),
            (member, ChangeCard(card=card, edition=edition, text=text, audience=audience)),
            (member, TakeCardBack(card=card)),
            (member, AnswerAgreement(card, edition, random.choice((True, False, None)))),
            (random.choice((1, member)), KeepCard(card=card, keep=random.random() < 0.7)),
            (random.choice((1, member)), ShowCard(card, random.choice((None, member)))),
            (random.choice((1, member)), HideCard(to=random.choice((None, member)))),
        )
    )


def _pair_deed(random: Random) -> Deed:
    member = random.choice((1, 2, 2, 5))
    wish: Wish = random.choice(get_args(Wish))
    kind = random.random()
    if kind < 0.7:
        return Deed(member, None, AnswerGoOn(answer=wish), random.choice((0, MINUTE, 3 * MINUTE)))
    if kind < 0.9:
        return Deed(HUB, None, _hub_command(random, member), random.choice(_LATER))
    return Deed(member, None, random.choice((Leave(), AskToGoOn())), 0)


def _pause(random: Random, member: MemberId) -> AnyCommand:
    """It goes on more often than it stops, so that it does not stand still for most of its life."""
    resume = ResumeMeeting(prompt=random.choice(("", "", "How are we?", "\x07")))
    keeper = random.choice((None, 1, member))
    return random.choice((PauseMeeting(), StayWithGroup(member=keeper), resume, resume))


def _customs(random: Random) -> Customs:
    policy: Policy = random.choice(("arrival", "less_heard", "facilitator"))
    return Customs(
        policy=policy,
        responses=random.choice((0, 1, 2)),
        turn_minutes=random.choice((0, 0, 1)),
        bell_minutes=random.choice((1, 2)),
        asks_to_add=random.random() < 0.8,
    )


def _part(random: Random, phase: PhaseId) -> AnyCommand:
    """Put in, or moved."""
    before = random.choice((None, *_PHASES))
    title = random.choice(("A break", "A break", "\x07"))
    inserted = InsertPhase(title, random.choice((0, 1, 5, 30)), "open", "Tea", before)
    return random.choice((inserted, MovePhase(phase=phase, before=before)))


def _round(random: Random, first: MemberId) -> BeginRound:
    return BeginRound(
        mode=random.choice(("round", "volunteer")),
        first=random.choice((None, first)),
        backwards=random.random() < 0.5,
    )


def _about_observers(random: Random, member: MemberId, later: Millis) -> Deed:
    kind = random.random()
    if random.random() < 0.3:
        return Deed(random.choice((5, member)), None, _remark(random), later)
    if kind < 0.2:
        return Deed(member, None, DrawCurtain(), later)
    if kind < 0.8:
        acting_for = random.choice((None, None, member))
        by = member if acting_for is None else 1
        return Deed(by, acting_for, AnswerObservers(welcome=random.random() < 0.8), later)
    why = random.choice(("Piret learns.", "Oleg learns.", "\x07"))
    welcome, line = random.random() < 0.7, random.random() < 0.7
    return Deed(1, None, AllowObservers(welcome=welcome, why=why, line=line), later)


def _remark(random: Random) -> AnyCommand:
    """Two people may choose the same number."""
    remark = random.randint(1, 3)
    tag, text = random.choice((("Silence held", ""), ("", "Why?"), ("", ""), ("", "\x07")))
    put = PutRemark(remark=remark, tag=tag, text=text)
    note = SendNote(text=random.choice(("Did you see?", "")))
    return random.choice((put, put, note, note, TakeRemarkBack(remark=remark)))


def _rare_command(random: Random) -> AnyCommand:
    role: Role = random.choice(("facilitator", "participant", "observer"))
    member = random.choice(_MEMBERS)
    return random.choice(
        (
            Rename(name=random.choice(_NAMES)),
            random.choice((AddSeat(name="Nana"), AddCompanion(name=random.choice(_NAMES)))),
            HandOver(to=member),
            random.choice((NameDeputy(member=member), NameDeputy(member=None), TakeOver())),
            ChooseSounding(member=random.choice((1, member, None))),
            TellMuted(muted=random.random() < 0.7),
            SendNote(text=random.choice(("Shall we go on?", "", "\x07"))),
            RenewInvite(role=role, secret=random.choice(_SECRETS)),
            Remove(member=member),
            StartMeeting(),
            _about(random),
            random.choice(
                (
                    SetSeries(
                        of=random.randint(1, 5),
                        next_at=random.choice((None, 0, NOW)),
                        parting=random.random() < 0.3,
                    ),
                    InviteStandIn(secret=random.choice((None, "t" * 22))),
                )
            ),
            Leave(),
            EndMeeting(),
        )
    )


def _about(random: Random) -> ChangeAbout:
    return ChangeAbout(
        revision=random.choice((0, 0, 1, 2)),
        title=random.choice(("Tuesday circle", "Circle", "\x07")),
        starts_at=random.choice((ABOUT.starts_at, NOW + MINUTE)),
        zone=random.choice(("UTC", "Europe/Tallinn", "Nowhere")),
        place=random.choice(("Linden House", "")),
        place_link="",
        rhythm="",
        contact="",
        next_at=random.choice((None, 0, NOW + 9 * MINUTE)),
        called_off=random.random() < 0.2,
    )


def _hub_command(random: Random, member: MemberId) -> AnyHubCommand:
    node = random.choice(("one", "one", "two"))
    if random.random() < 0.3:
        key = digest(seat_secret(random.randint(1, 9)))
        name = random.choice(_NAMES)
        return TakeSeat(invite=random.choice(_INVITES), name=name, key=key, node=node)
    if random.random() < 0.02:
        return MakeNext(meeting="n" * 22)
    up = random.random() < 0.6
    return ChangeLines(node=node, opened=(member,) if up else (), closed=() if up else (member,))

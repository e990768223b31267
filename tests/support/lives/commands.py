"""Commands drawn at random. What they name may not exist."""

from random import Random
from typing import get_args

from circlekeeper_protocol.bounds import (
    Audience,
    CardId,
    CardKind,
    FloorMode,
    HandKind,
    MemberId,
    PhaseId,
    Policy,
    Role,
)
from circlekeeper_protocol.commands import (
    AddCompanion,
    AddSeat,
    AnswerAgreement,
    AnswerThought,
    AnyCommand,
    AnyHubCommand,
    BeginPhase,
    BeginRound,
    BringAlong,
    ChangeAbout,
    ChangeCard,
    ChangeHand,
    ChangeLines,
    ChooseSounding,
    DeclineInvitation,
    DeclinePiece,
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
    TryAgain,
    UndoMove,
)
from circlekeeper_protocol.floor import Customs
from circlekeeper_server.rules import digest
from circlekeeper_server.rules.cards import WAYS

from tests.support.meetings import (
    ABOUT,
    FACILITATOR_INVITE,
    MINUTE,
    NOW,
    OBSERVER_INVITE,
    PARTICIPANT_INVITE,
    seat_secret,
)

from .deeds import WHOEVER_SPEAKS

HANDS: tuple[HandKind, ...] = get_args(HandKind)
MODES: tuple[FloorMode, ...] = ("queue", "round", *get_args(FloorMode))
MEMBERS = (1, 2, 2, 3, 3, 4, 5, 6)
PHASES = (0, 1, 1, 2, 3, 4)
NAMES = ("Ana", "ana", "ليلى", "Konstantinos", "  Bo  ", "\u202eevil", "Zoë", "x" * 40)
SECRETS = ("a" * 22, "b" * 22, PARTICIPANT_INVITE, OBSERVER_INVITE)
INVITES = (FACILITATOR_INVITE, PARTICIPANT_INVITE, PARTICIPANT_INVITE, OBSERVER_INVITE)


def floor_command(random: Random) -> AnyCommand:
    kind: HandKind = random.choice(HANDS)
    turn = random.choice((0, 1, 2, WHOEVER_SPEAKS, WHOEVER_SPEAKS, WHOEVER_SPEAKS))
    member = random.choice(MEMBERS)
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


def leading_command(random: Random) -> AnyCommand:
    mode: FloorMode = random.choice(MODES)
    phase = random.choice(PHASES)
    minutes = random.randint(-10, 15)
    turn = random.choice((0, WHOEVER_SPEAKS))
    member = random.choice(MEMBERS)
    return random.choice(
        (
            GiveFloor(to=member, after=turn),
            random.choice((InviteToSpeak(member=member), UndoMove())),
            MoveHand(member=member, kind=random.choice(HANDS), place=random.randint(0, 3)),
            SetFloorMode(mode=mode),
            SetCustoms(customs=customs(random)),
            round_of(random, member),
            BeginPhase(phase=phase, blend=random.random() < 0.5),
            FinishPhase(phase=phase),
            random.choice((SetPhaseAside(phase=phase), part(random, phase))),
            random.choice((SetPlanAside(), TakeUpPlan(), PauseTime(), ResumeTime())),
            GoToStep(phase=0, step=random.randint(0, 2)),
            ShowPrompt(text=random.choice(("", "What helps?", "\x07"))),
            ExtendTime(minutes=minutes, phase=random.choice((None, phase))),
            random.choice((ExtendStep(phase=0, minutes=minutes), ExtendBell(minutes=minutes))),
            ExtendTurn(turn=turn, minutes=minutes),
            random.choice((SetFixedEnd(fixed=True), SetFixedEnd(fixed=False))),
            SetPhaseMinutes(phase=phase, minutes=random.randint(0, 30)),
            SetHeadsUps(minutes=tuple(random.sample(range(1, 20), random.randint(0, 4)))),
            pause(random, member),
        )
    )


CARDS: tuple[CardId, ...] = (1, 2, 3, 4, 5, 6, 7, 8)
KINDS: tuple[CardKind, ...] = (*get_args(CardKind), "agreement", "agreement", "resource", "topic")
CARD_TEXTS = ("Tea helps", "Not my work", "Tea helps", "", "\x07")


def card_command(random: Random, member: MemberId) -> tuple[MemberId, AnyCommand]:
    card, edition = random.choice(CARDS), random.choice((1, 1, 1, 2, 3))
    kind: CardKind = random.choice(KINDS)
    audience: Audience = random.choice((*WAYS[kind].audiences * 2, *get_args(Audience)))
    text = random.choice(CARD_TEXTS)
    if kind in ("answer", "resource", "backup"):
        member = random.choice((1, member))
    to = random.choice(MEMBERS) if kind == "answer" else None
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


def pause(random: Random, member: MemberId) -> AnyCommand:
    """It goes on more often than it stops, so that it does not stand still for most of its life."""
    resume = ResumeMeeting(prompt=random.choice(("", "", "How are we?", "\x07")))
    keeper = random.choice((None, 1, member))
    return random.choice((PauseMeeting(), StayWithGroup(member=keeper), resume, resume))


def customs(random: Random) -> Customs:
    policy: Policy = random.choice(("arrival", "less_heard", "facilitator"))
    return Customs(
        policy=policy,
        responses=random.choice((0, 1, 2)),
        turn_minutes=random.choice((0, 0, 1)),
        bell_minutes=random.choice((1, 2)),
        asks_to_add=random.random() < 0.8,
    )


def part(random: Random, phase: PhaseId) -> AnyCommand:
    """Put in, or moved."""
    before = random.choice((None, *PHASES))
    title = random.choice(("A break", "A break", "\x07"))
    inserted = InsertPhase(title, random.choice((0, 1, 5, 30)), "open", "Tea", before)
    return random.choice((inserted, MovePhase(phase=phase, before=before)))


def round_of(random: Random, first: MemberId) -> BeginRound:
    return BeginRound(
        mode=random.choice(("round", "volunteer")),
        first=random.choice((None, first)),
        backwards=random.random() < 0.5,
    )


def remark(random: Random) -> AnyCommand:
    """Two people may choose the same number."""
    remark = random.randint(1, 3)
    tag, text = random.choice((("Silence held", ""), ("", "Why?"), ("", ""), ("", "\x07")))
    put = PutRemark(remark=remark, tag=tag, text=text)
    note = SendNote(text=random.choice(("Did you see?", "")))
    return random.choice((put, put, note, note, TakeRemarkBack(remark=remark)))


def rare_command(random: Random) -> AnyCommand:
    role: Role = random.choice(("facilitator", "participant", "observer"))
    member = random.choice(MEMBERS)
    return random.choice(
        (
            Rename(name=random.choice(NAMES)),
            random.choice((AddSeat(name="Nana"), AddCompanion(name=random.choice(NAMES)))),
            HandOver(to=member),
            random.choice((NameDeputy(member=member), NameDeputy(member=None), TakeOver())),
            ChooseSounding(member=random.choice((1, member, None))),
            TellMuted(muted=random.random() < 0.7),
            SendNote(text=random.choice(("Shall we go on?", "", "\x07"))),
            RenewInvite(role=role, secret=random.choice(SECRETS)),
            Remove(member=member),
            StartMeeting(),
            about(random),
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


def about(random: Random) -> ChangeAbout:
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


def hub_command(random: Random, member: MemberId) -> AnyHubCommand:
    node = random.choice(("one", "one", "two"))
    if random.random() < 0.3:
        key = digest(seat_secret(random.randint(1, 9)))
        name = random.choice(NAMES)
        return TakeSeat(invite=random.choice(INVITES), name=name, key=key, node=node)
    if random.random() < 0.04:
        key = digest(seat_secret(random.randint(1, 9)))
        role: Role = random.choice(("facilitator", "participant", "observer"))
        along = BringAlong(name=random.choice(NAMES), role=role, key=key)
        again = TryAgain(meeting=random.choice("ab") * 22)
        return random.choice((MakeNext(meeting="n" * 22), along, again))
    up = random.random() < 0.6
    return ChangeLines(node=node, opened=(member,) if up else (), closed=() if up else (member,))

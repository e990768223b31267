"""A small meeting with something of everything in it, led by the real rules.

Its texts are short, to keep the vectors small. Mari facilitates; Ana, Bo and another Ana take part;
Piret observes; Kim has no device.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from circlekeeper_protocol import commands as c
from circlekeeper_protocol.bounds import HUB, MemberId, Millis
from circlekeeper_protocol.events import Events, MeetingMade
from circlekeeper_protocol.evolve import evolve_all, made
from circlekeeper_protocol.floor import Customs
from circlekeeper_protocol.meeting import About, Meeting, Phase, Plan, SeriesPlace, Step
from circlekeeper_server.rules import decide, digest

BEGIN: Final[Millis] = 1_800_000_000_000
SECOND: Final[Millis] = 1_000
MINUTE: Final[Millis] = 60 * SECOND

MARI, ANA, BO, PIRET, ANA_2, KIM = range(1, 7)
FACILITATORS, PARTICIPANTS, OBSERVERS = "f" * 22, "p" * 22, "o" * 22
OPENING, IN_DEPTH, WRAP_UP = range(3)

ABOUT = About("Circle", BEGIN, "", "", "", "", keep_hours=24)
HELLO = Step("agreements", "What we agreed", "", 2, "quiet", "")
ROUND = Step("round", "Round", "", 3, "round", "How are you?")
PLAN = Plan(
    id="tiny",
    title="Tiny",
    phases=(
        Phase(OPENING, "opening", "One", 5, "quiet", (), (HELLO, ROUND)),
        Phase(IN_DEPTH, "in_depth", "Two", 20, "queue", (), ()),
        Phase(WRAP_UP, "wrap_up", "Three", 5, "open", (), ()),
    ),
)


LESS_HEARD: Final = Customs(policy="less_heard", turn_minutes=3, asks_to_add=True)


class Told(NamedTuple):
    """One entry of the story."""

    before: Meeting | None
    events: Events
    after: Meeting


class Deed(NamedTuple):
    later: Millis
    """How long after the deed before."""
    by: MemberId
    command: c.AnyCommand | c.AnyHubCommand
    acting_for: MemberId | None = None


def _seat(name: str, member: MemberId, invite: str) -> c.TakeSeat:
    return c.TakeSeat(invite=invite, name=name, key=digest(f"{member:0>22}"), node="one")


def _lines(
    *, opened: tuple[MemberId, ...] = (), closed: tuple[MemberId, ...] = ()
) -> c.ChangeLines:
    return c.ChangeLines(node="one", opened=opened, closed=closed)


DEEDS: Final = (
    Deed(
        -10 * MINUTE,
        HUB,
        c.MakeMeeting(
            ABOUT,
            PLAN,
            (10,),
            FACILITATORS,
            PARTICIPANTS,
            OBSERVERS,
            series=SeriesPlace(number=1, of=3, every_days=7),
            series_id="s" * 22,
            observers=True,
            why_observers="Piret learns.",
        ),
    ),
    # At the door
    Deed(MINUTE, HUB, _seat("Mari", MARI, FACILITATORS)),
    Deed(MINUTE, HUB, _seat("Ana", ANA, PARTICIPANTS)),
    Deed(MINUTE, HUB, _seat("Bo", BO, PARTICIPANTS)),
    Deed(MINUTE, HUB, _seat("Piret", PIRET, OBSERVERS)),
    Deed(MINUTE, HUB, _seat("ana", ANA_2, PARTICIPANTS)),
    Deed(0, MARI, c.AddSeat("Kim")),
    Deed(0, ANA_2, c.Rename("Ana")),
    Deed(0, MARI, c.RenewInvite("participant", "q" * 22)),
    Deed(0, MARI, c.RenewInvite("observer", "r" * 22)),
    Deed(0, MARI, c.RenewInvite("facilitator", "g" * 22)),
    Deed(0, MARI, c.SetPhaseMinutes(IN_DEPTH, 21)),
    Deed(0, MARI, c.SetFixedEnd(True)),
    # Cards: what they agree, what helps, and what is shown
    Deed(0, ANA, c.PutCard(1, "agreement", "It stays here.", "everyone", None)),
    Deed(0, BO, c.AnswerAgreement(1, 1, True)),
    Deed(0, ANA, c.ChangeCard(1, 1, "It stays among us.", "everyone")),
    Deed(0, MARI, c.KeepCard(1, True)),
    Deed(0, BO, c.PutCard(2, "helps", "Tea", "circle", None)),
    Deed(0, BO, c.ChangeCard(2, 1, "Tea", "facilitators")),
    Deed(0, ANA, c.PutCard(3, "goal", "To be heard", "seated", None)),
    Deed(0, ANA, c.PutCard(4, "topic", "Work", "circle", None)),
    Deed(0, ANA, c.TakeCardBack(4)),
    Deed(0, MARI, c.PutCard(5, "resource", "Call 1", "seated", None)),
    Deed(0, MARI, c.ShowCard(5, None)),
    Deed(0, MARI, c.ShowCard(5, ANA)),
    Deed(0, ANA, c.HideCard(ANA)),
    Deed(0, MARI, c.HideCard(None)),
    Deed(0, MARI, c.PutCard(6, "agreement", "We pass.", "everyone", None)),
    Deed(0, MARI, c.TakeCardBack(6)),
    Deed(
        0,
        MARI,
        c.ChangeAbout(
            0, "Circle", BEGIN, "Europe/Tallinn", "Hut", "", "", "", None, called_off=True
        ),
    ),
    Deed(0, MARI, c.SetSeries(4, None)),
    Deed(0, MARI, c.InviteStandIn("t" * 22)),
    # Whether Piret may see
    Deed(0, MARI, c.AllowObservers(True, "Piret learns", line=True)),
    *(Deed(0, member, c.AnswerObservers(True)) for member in (MARI, ANA, BO, ANA_2)),
    Deed(0, MARI, c.AnswerObservers(True), acting_for=KIM),
    Deed(0, PIRET, c.PutRemark(1, "Silence held", "")),
    # The opening ritual: a round, in which somebody's line drops and somebody comes late
    Deed(5 * MINUTE, MARI, c.StartMeeting()),
    Deed(0, MARI, c.ChooseSounding(MARI)),
    Deed(0, MARI, c.TellMuted(True)),
    Deed(2 * MINUTE, MARI, c.GoToStep(OPENING, 1)),
    Deed(0, MARI, c.ExtendStep(OPENING, 1)),
    Deed(SECOND, MARI, c.EndTurn(1)),
    Deed(SECOND, HUB, _lines(closed=(ANA,))),
    Deed(SECOND, HUB, _lines(opened=(ANA,))),
    Deed(SECOND, HUB, _lines(closed=(ANA,))),
    Deed(SECOND, MARI, c.NextSpeaker(after=2, keep_place=True)),
    Deed(0, HUB, _seat("Lea", KIM + 1, "q" * 22)),
    Deed(0, KIM + 1, c.AnswerObservers(True)),
    Deed(0, KIM + 1, c.JoinRound()),
    Deed(0, ANA_2, c.PassRound()),
    Deed(0, HUB, _lines(opened=(ANA,))),
    Deed(SECOND, BO, c.PassTurn(3)),
    # Hands in line
    Deed(SECOND, MARI, c.BeginPhase(IN_DEPTH, blend=False)),
    Deed(SECOND, BO, c.RaiseHand("speak")),
    Deed(SECOND, ANA_2, c.RaiseHand("respond")),
    Deed(SECOND, ANA_2, c.RaiseHand("question")),
    Deed(SECOND, MARI, c.RaiseHand("process")),
    Deed(SECOND, ANA_2, c.ChangeHand("question", "process")),
    Deed(SECOND, MARI, c.MoveHand(ANA_2, "process", 3)),
    Deed(SECOND, MARI, c.SetCustoms(LESS_HEARD)),
    Deed(SECOND, MARI, c.LowerHand()),
    Deed(SECOND, ANA, c.SetHelp(4, "questions")),
    Deed(SECOND, BO, c.OfferThought(4)),
    Deed(SECOND, MARI, c.OfferThought(4)),
    Deed(SECOND, ANA, c.EndTurn(4)),
    Deed(SECOND, ANA, c.AnswerThought(welcome=True)),
    Deed(SECOND, MARI, c.InviteToSpeak(ANA)),
    Deed(SECOND, ANA, c.DeclineInvitation()),
    Deed(SECOND, MARI, c.GiveFloor(KIM, after=5)),
    Deed(SECOND, MARI, c.UndoMove()),
    Deed(SECOND, MARI, c.OfferThought(7)),
    Deed(SECOND, ANA_2, c.EndTurn(7)),
    Deed(SECOND, ANA_2, c.AnswerThought(welcome=False)),
    Deed(SECOND, MARI, c.Remove(KIM)),
    # A bell, and those who facilitate
    Deed(SECOND, ANA, c.RingBell(named=False)),
    Deed(SECOND, MARI, c.ExtendBell(1)),
    Deed(SECOND, PIRET, c.SendNote("Did you see?")),
    Deed(SECOND, BO, c.DrawCurtain()),
    Deed(SECOND, PIRET, c.PutRemark(2, "", "Why?")),
    Deed(SECOND, PIRET, c.PutRemark(1, "Silence held", "Long")),
    Deed(SECOND, PIRET, c.TakeRemarkBack(2)),
    Deed(2 * MINUTE, HUB, c.RingDue()),
    Deed(SECOND, MARI, c.ExtendTurn(8, 2)),
    # A pause
    Deed(SECOND, MARI, c.PauseMeeting()),
    Deed(SECOND, MARI, c.StayWithGroup(MARI)),
    Deed(MINUTE, MARI, c.ResumeMeeting("How are we?")),
    Deed(SECOND, MARI, c.NameDeputy(BO)),
    Deed(SECOND, MARI, c.SendNote("Shall we go on?")),
    # The talking piece
    Deed(SECOND, MARI, c.SetFloorMode("piece")),
    Deed(SECOND, BO, c.PassPiece(8, ANA)),
    Deed(SECOND, ANA, c.DeclinePiece(8)),
    Deed(SECOND, MARI, c.BeginRound("volunteer", None, backwards=True)),
    Deed(SECOND, BO, c.EndTurn(8)),
    *(Deed(SECOND, member, c.PassRound()) for member in (MARI, ANA, ANA_2, KIM + 1)),
    Deed(SECOND, BO, c.EndTurn(10)),
    Deed(SECOND, BO, c.RaiseHand("speak")),
    Deed(SECOND, MARI, c.SetFloorMode("queue")),
    Deed(SECOND, MARI, c.SetFloorMode("round")),
    Deed(SECOND, MARI, c.SetFloorMode("queue")),
    # Two phases at once; the plan is dropped and taken up
    Deed(SECOND, MARI, c.BeginPhase(WRAP_UP, blend=True)),
    Deed(SECOND, MARI, c.FinishPhase(WRAP_UP)),
    Deed(SECOND, MARI, c.SetPlanAside()),
    Deed(SECOND, MARI, c.TakeUpPlan()),
    Deed(SECOND, MARI, c.SetPhaseAside(WRAP_UP)),
    Deed(SECOND, MARI, c.InsertPhase("A break", 5, "open", "What is good just now?", WRAP_UP)),
    Deed(SECOND, MARI, c.MovePhase(WRAP_UP, IN_DEPTH)),
    Deed(SECOND, MARI, c.ShowPrompt("What helps?")),
    # Time
    Deed(SECOND, MARI, c.SetHeadsUps((15, 10))),
    Deed(SECOND, MARI, c.PauseTime()),
    Deed(MINUTE, MARI, c.ResumeTime()),
    Deed(0, MARI, c.SetFixedEnd(False)),
    Deed(SECOND, MARI, c.ExtendTime(5, IN_DEPTH)),
    Deed(SECOND, MARI, c.ExtendTime(-2, IN_DEPTH)),
    Deed(14 * MINUTE, HUB, c.RingDue()),
    Deed(MINUTE, BO, c.EndTurn(11)),
    Deed(MINUTE, ANA, c.RaiseHand("speak")),
    Deed(20 * MINUTE, HUB, c.RingDue()),
    # Goodbye
    Deed(SECOND, MARI, c.HandOver(ANA)),
    Deed(SECOND, BO, c.Leave()),
    Deed(SECOND, ANA, c.EndMeeting()),
    # Two of them stay, and are asked whether to go on
    Deed(SECOND, ANA_2, c.Leave()),
    Deed(SECOND, KIM + 1, c.Leave()),
    Deed(SECOND, ANA, c.AskToGoOn()),
    Deed(SECOND, MARI, c.AnswerGoOn("no")),
    Deed(10 * MINUTE, HUB, c.RingDue()),
    Deed(SECOND, HUB, c.MakeNext("n" * 22)),
    Deed(SECOND, HUB, c.TryAgain("a" * 22)),
    Deed(SECOND, HUB, _seat("Eva", KIM + 2, "g" * 22)),
    Deed(MINUTE, KIM + 2, c.EraseSeries()),
)


def tell() -> Iterator[Told]:
    """Each entry of the story, as the log would hold it."""
    meeting: Meeting | None = None
    now = BEGIN
    for later, by, command, acting_for in DEEDS:
        now += later
        events = decide(meeting, by, now, command, acting_for)
        after = _after(meeting, events)
        yield Told(meeting, events, after)
        meeting = after


def _after(before: Meeting | None, events: Events) -> Meeting:
    match before, events:
        case None, (MeetingMade() as first, *rest):
            return evolve_all(made(first), tuple(rest))
        case Meeting(), _:
            return evolve_all(before, events)
        case _:
            raise AssertionError("a story begins with a meeting that is made")

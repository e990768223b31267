"""What simulated members do, seen in the head: whole meetings, for any seed, within moments."""

import itertools
from collections import Counter

import pytest
from circlekeeper_protocol import commands as c
from circlekeeper_protocol import events as e
from circlekeeper_protocol.bounds import HUB, Millis
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_server.rehearsal import Scenario
from circlekeeper_server.rehearsal.dice import Dice
from circlekeeper_server.rehearsal.facilitator import Facilitator
from circlekeeper_server.rehearsal.looking import active, is_to_come
from circlekeeper_server.rehearsal.participant import Participant
from circlekeeper_server.rehearsal.ways import STEADY
from circlekeeper_server.rehearsal.wish import EYE_SECONDS, Wish
from circlekeeper_server.rules import next_deadline
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.server.rehearsal.imagined import WATCHED, Told, imagine
from tests.support.meetings import all_agree, circle_of, do

SEEDS = tuple(f"seed {number}" for number in range(12))
QUICK, LIFE = 1_000, 60_000


def willing(*names: str, observers: tuple[str, ...] = ()) -> Meeting:
    """They have been asked about observers, and agreed."""
    return all_agree(circle_of(*names, observers=observers))


WITH_ANA = willing("Mari", "Ana")

each_scenario = pytest.mark.parametrize(
    "scenario", WATCHED, ids=[scenario.title for scenario in WATCHED]
)


@given(st.sampled_from(WATCHED), st.text(max_size=8), st.sampled_from((QUICK, 3_000, LIFE)))
def test_every_rehearsal_goes_from_the_door_to_goodbye_without_a_refusal(
    scenario: Scenario, seed: str, minute: Millis
) -> None:
    *_, last = imagine(scenario, seed, minute=minute, slowest=200)

    assert last.after.stage == "ended"
    assert [seat.role for seat in last.after.seats] == ["facilitator", "observer"]
    assert {progress.status for progress in last.after.course.progress} == {"done", "active"}


@each_scenario
def test_the_same_seed_tells_the_same_and_another_something_else(scenario: Scenario) -> None:
    first, again, other = (list(imagine(scenario, seed)) for seed in ("one", "one", "two"))

    assert first == again
    assert [told.command for told in first] != [told.command for told in other]


@each_scenario
def test_there_is_something_of_everything_to_be_seen(scenario: Scenario) -> None:
    seen: Counter[object] = Counter()
    for seed in SEEDS:
        shown: set[object] = set()
        for told in imagine(scenario, seed):
            shown |= {type(event) for event in told.events} | {type(told.command)}
            shown |= {event.kind for event in told.events if isinstance(event, e.HandRaised)}
            kinds = {phase.kind for phase in active(told.after)}
            if kinds == {"goals", "in_depth"}:
                shown.add("blended")
            if told.after.time.ends_at is not None and told.at > told.after.time.ends_at:
                shown.add("overtime")
        seen.update(shown)

    always = {e.EndMoved, e.PromptShown, e.SignalHeld, e.MeetingEnded, "blended", "overtime"}
    assert all(seen[what] == len(SEEDS) for what in always), seen
    ways = [character.all_ways for character in scenario.characters]
    sometimes: set[object] = {c.PassTurn, c.PassRound, c.LowerHand, "speak", "respond"}
    sometimes |= {kind for way in ways for kind in way.hands}
    if any("process" in way.hands for way in ways):
        sometimes.add(e.TimePaused)
    if any(way.loses_the_line for way in ways):
        sometimes |= {e.TurnHeld, c.NextSpeaker}
    if any(way.arrives_late for way in ways):
        sometimes.add(e.RoundJoined)
    assert not [what for what in sometimes if not seen[what]]


@each_scenario
def test_each_round_hears_or_passes_everyone_who_is_there(scenario: Scenario) -> None:
    for seed in SEEDS:
        told = list(imagine(scenario, seed))
        rounds = [t.after.floor.round for t in told if t.after.floor.round is not None]
        for before, after in itertools.pairwise(rounds):
            if before.members != after.members[: len(before.members)]:
                assert before.to_come == ()


@each_scenario
def test_everyone_waits_while_the_time_is_held(scenario: Scenario) -> None:
    for seed in SEEDS:
        for before, told in itertools.pairwise(imagine(scenario, seed)):
            if before.after.time.paused_at is not None and told.by != HUB:
                assert isinstance(told.command, c.ResumeTime)


@each_scenario
def test_nobody_is_quicker_than_an_eye(scenario: Scenario) -> None:
    for seed in SEEDS:
        latest: dict[int, Told] = {}
        for told in imagine(scenario, seed):
            if told.by != HUB:
                if told.by in latest:
                    assert told.at - latest[told.by].at >= EYE_SECONDS * 1000
                latest[told.by] = told


@each_scenario
def test_within_a_minute_of_life_there_are_turns_another_phase_and_a_signal(
    scenario: Scenario,
) -> None:
    for seed in SEEDS:
        started: Millis | None = None
        soon: set[type[object]] = set()
        for told in imagine(scenario, seed):
            started = told.after.time.started_at or started
            if started is not None and told.at <= started + 45_000:
                soon |= {type(event) for event in told.events}
        assert {e.TurnEnded, e.PhaseFinished, e.SignalAnnounced} <= soon


def test_the_meeting_starts_when_everyone_is_there_and_somebody_watches() -> None:
    leads = Facilitator(dice=Dice("any"), member=1, expected=3)

    assert leads.wish(willing("Mari", "Ana", "Bo")) is None
    assert leads.wish(willing("Mari", "Ana", observers=("Piret",))) is None
    wish = leads.wish(willing("Mari", "Ana", "Bo", observers=("Piret",)))
    assert wish is not None
    assert wish.deed == c.StartMeeting()


def test_whoever_is_asked_agrees_to_being_watched() -> None:
    meeting = circle_of("Mari", "Ana", observers=("Piret",))
    leads = Facilitator(dice=Dice("any"), member=1, expected=2)
    ana = Participant(dice=Dice("any"), member=2)

    for mind in (leads, ana):
        wish = mind.wish(meeting)
        assert wish is not None
        assert wish.deed == c.AnswerObservers(welcome=True)


def test_who_handed_over_leads_no_more() -> None:
    leads = Facilitator(dice=Dice("any"), member=1, expected=2)
    meeting = do(willing("Mari", "Ana"), 1, c.StartMeeting())
    assert leads.wish(meeting) is not None

    assert leads.wish(do(meeting, 1, c.HandOver(to=2))) is None


def test_only_whoever_held_the_time_lets_it_go_on() -> None:
    leads = Facilitator(dice=Dice("any"), member=1, expected=2)
    meeting = do(willing("Mari", "Ana"), 1, c.StartMeeting())
    leads = leads.notices(meeting)

    assert leads.wish(do(meeting, 1, c.PauseTime())) is None


def test_while_the_plan_is_set_aside_nobody_leads_through_it() -> None:
    leads = Facilitator(dice=Dice("any"), member=1, expected=2)
    meeting = do(WITH_ANA, 1, c.StartMeeting())

    assert leads.wish(do(meeting, 1, c.SetPlanAside())) is None


def test_after_a_part_that_a_visitor_ended_the_next_begins() -> None:
    leads = Facilitator(dice=Dice("any"), member=1, expected=2)
    meeting = do(WITH_ANA, 1, c.StartMeeting())

    wish = leads.wish(do(meeting, 1, c.FinishPhase(phase=0)))

    assert wish is not None
    assert isinstance(wish.deed, c.BeginPhase)


def test_when_no_part_is_left_they_say_goodbye_once_the_end_has_rung() -> None:
    leads = Facilitator(dice=Dice("any"), member=1, expected=2)
    meeting = do(WITH_ANA, 1, c.StartMeeting())
    for phase in meeting.plan.phases[1:]:
        meeting = do(meeting, 1, c.SetPhaseAside(phase=phase.id))
    meeting = do(meeting, 1, c.FinishPhase(phase=0))
    assert leads.wish(meeting) is None

    while (due := next_deadline(meeting)) is not None:
        meeting = do(meeting, HUB, c.RingDue(), at=due)
        if not is_to_come(meeting, "end"):
            break

    wish = leads.wish(meeting)
    assert wish is not None
    assert wish.deed == c.EndMeeting()


def test_who_has_a_hand_up_does_not_raise_it_again() -> None:
    meeting = do(willing("Mari", "Ana", "Bo"), 1, c.StartMeeting())
    meeting = do(meeting, 1, c.BeginPhase(phase=1, blend=False))
    meeting = do(meeting, 3, c.RaiseHand(kind="speak"))
    keen = replace(STEADY, asks=1, thinks_better_of_it=0)
    ana = Participant(keen, Dice("any"), member=2)
    wish = ana.wish(meeting)
    assert wish is not None
    assert isinstance(wish.deed, c.RaiseHand)

    assert ana.wish(do(meeting, 2, wish.deed)) is None


def in_a_silence() -> Meeting:
    """In depth; nobody speaks, and nobody has asked to."""
    meeting = do(willing("Mari", "Ana", "Bo"), 1, c.StartMeeting())
    meeting = do(meeting, 1, c.BeginPhase(phase=1, blend=False))
    return do(meeting, 1, c.SetFloorMode(mode="queue"))


@pytest.mark.parametrize("seed", SEEDS)
def test_no_silence_is_for_ever_and_who_likes_to_speak_bears_it_least(seed: str) -> None:
    bears = [
        Participant(replace(STEADY, asks=asks), Dice(seed), member=2).wish(in_a_silence())
        for asks in (0, 0.9)
    ]

    waited = [wish.minutes for wish in bears if wish is not None]
    assert [wish.deed for wish in bears if wish is not None] == [c.RaiseHand(kind="speak")] * 2
    assert waited[0] <= 3.5
    assert waited[1] < waited[0]


def test_who_spoke_last_gives_others_time_to_end_the_silence() -> None:
    meeting = do(in_a_silence(), 2, c.RaiseHand(kind="speak"))
    meeting = do(meeting, 2, c.EndTurn(turn=meeting.floor.turns))
    quiet = Participant(replace(STEADY, asks=0), Dice("any"), member=2)

    spoke = quiet.remembers(last_turn=meeting.floor.turns).wish(meeting)
    heard = quiet.wish(meeting)

    assert spoke is not None
    assert heard is not None
    assert spoke.deed == heard.deed
    assert spoke.minutes > heard.minutes


def test_whoever_is_quietly_invited_speaks_or_declines() -> None:
    meeting = do(in_a_silence(), 1, c.InviteToSpeak(member=2))
    answers = set()
    for seed in SEEDS:
        for passes in (0, 1):
            ana = Participant(replace(STEADY, passes=passes), Dice(seed), member=2)
            wish = ana.wish(meeting)
            assert wish is not None
            assert isinstance(wish.deed, c.RaiseHand | c.DeclineInvitation)
            answers.add((passes, type(wish.deed)))
            assert do(meeting, 2, wish.deed).floor.invited == ()

    assert answers == {(0, c.RaiseHand), (1, c.RaiseHand), (1, c.DeclineInvitation)}


def test_what_a_visitor_holds_nobody_who_is_simulated_lets_go_on() -> None:
    meeting = do(do(WITH_ANA, 1, c.StartMeeting()), 1, c.PauseTime())
    mari = Facilitator(member=1).did(Wish(c.PauseTime(), 0)).notices(meeting)
    assert mari.wish(meeting) == Wish(c.ResumeTime(), 2.0)

    since = meeting.time.paused_at or 0
    held_anew = replace(meeting, time=replace(meeting.time, paused_at=since + 1))
    assert mari.notices(held_anew).wish(held_anew) is None

"""Lives drawn at random: who tries what, and how much later."""

from random import Random
from typing import get_args

from circlekeeper_protocol.bounds import (
    HUB,
    MemberId,
    Millis,
    Wish,
)
from circlekeeper_protocol.commands import (
    AllowObservers,
    AnswerGoOn,
    AnswerObservers,
    AskToGoOn,
    BeginPhase,
    DrawCurtain,
    EndMeeting,
    Leave,
    PutCard,
    Remove,
    StartMeeting,
)
from hypothesis import strategies as st

from tests.support.meetings import (
    MINUTE,
)

from .commands import (
    MEMBERS,
    card_command,
    floor_command,
    hub_command,
    leading_command,
    rare_command,
    remark,
)
from .deeds import HUB_WAS_DOWN, Deed


def random_life(random: Random, length: int) -> list[Deed]:
    """The first `length` deeds of a life. Cut short, it is the same life up to there."""
    asked = AGREED if random.random() < 0.8 else AGREED[1:]
    return [*WRITTEN, *asked, START, IN_DEPTH, *(deed(random) for _ in range(length))]


def random_life_of_cards(random: Random, length: int) -> list[Deed]:
    """One in which people write more than they speak."""
    return [*WRITTEN, *(card_deed(random) for _ in range(length))]


def random_life_of_a_pair(random: Random, length: int) -> list[Deed]:
    """One of two people, who are asked after the end whether they would like to go on."""
    both_left = [Deed(1, None, Remove(member=member), 0) for member in (3, 4)]
    return [
        *both_left,
        START,
        END,
        Deed(1, None, AskToGoOn(), 0),
        *(pair_deed(random) for _ in range(length)),
    ]


def random_life_past_the_end(random: Random, length: int) -> list[Deed]:
    """One in which whoever observes looks on at the goodbye too, until it is too much."""
    return [*WRITTEN, *AGREED, START, END, *(deed_past_the_end(random) for _ in range(length))]


WRITTEN = (
    Deed(2, None, PutCard(1, "agreement", "We listen", "everyone", None), 0),
    Deed(1, None, PutCard(2, "resource", "Somebody to call", "seated", None), 0),
)
AGREED = [Deed(member, None, AnswerObservers(welcome=True), 0) for member in (1, 2, 3, 4)]
START = Deed(1, None, StartMeeting(), 0)
END = Deed(1, None, EndMeeting(), MINUTE)
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
lives_past_the_end: st.SearchStrategy[list[Deed]] = st.builds(
    random_life_past_the_end, st.randoms(use_true_random=True), st.integers(0, 20)
)
lives_of_every_sort = lives | lives_of_cards | lives_of_pairs | lives_past_the_end
LATER = (0, 0, 1, 900, 20_000, MINUTE, 3 * MINUTE, HUB_WAS_DOWN)
PACES = (LATER, (0, 900, 5_000))


def deed(random: Random) -> Deed:
    later = random.choice(random.choice(PACES))
    member = random.choice(MEMBERS)
    kind = random.random()
    if kind < 0.45:
        return Deed(member, None, floor_command(random), later)
    if kind < 0.70:
        return Deed(1, None, leading_command(random), later)
    if kind < 0.76:
        return Deed(1, member, floor_command(random), later)
    if kind < 0.79:
        return card_deed(random)
    if kind < 0.90:
        return Deed(HUB, None, hub_command(random, member), later)
    if kind < 0.94:
        return Deed(member, None, leading_command(random), later)
    if kind < 0.97:
        return about_observers(random, member, later)
    return Deed(random.choice((1, member)), None, rare_command(random), later)


def card_deed(random: Random) -> Deed:
    later = random.choice(LATER)
    member = random.choice(MEMBERS)
    kind = random.random()
    if kind < 0.80:
        by, command = card_command(random, member)
        return Deed(by, random.choice((None,) * 9 + (5,)), command, later)
    if kind < 0.90:
        return Deed(HUB, None, hub_command(random, member), later)
    return Deed(random.choice((1, member)), None, rare_command(random), later)


def pair_deed(random: Random) -> Deed:
    member = random.choice((1, 2, 2, 5))
    wish: Wish = random.choice(get_args(Wish))
    kind = random.random()
    if kind < 0.7:
        return Deed(member, None, AnswerGoOn(answer=wish), random.choice((0, MINUTE, 3 * MINUTE)))
    if kind < 0.9:
        return Deed(HUB, None, hub_command(random, member), random.choice(LATER))
    return Deed(member, None, random.choice((Leave(), AskToGoOn())), 0)


def deed_past_the_end(random: Random) -> Deed:
    later = random.choice((0, 900, MINUTE))
    member = random.choice(MEMBERS)
    kind = random.random()
    if kind < 0.3:
        return about_observers(random, member, later)
    if kind < 0.6:
        return Deed(HUB, None, hub_command(random, member), later)
    return card_deed(random) if kind < 0.8 else deed(random)


def about_observers(random: Random, member: MemberId, later: Millis) -> Deed:
    kind = random.random()
    if random.random() < 0.3:
        return Deed(random.choice((5, member)), None, remark(random), later)
    if kind < 0.2:
        return Deed(member, None, DrawCurtain(), later)
    if kind < 0.8:
        acting_for = random.choice((None, None, member))
        by = member if acting_for is None else 1
        return Deed(by, acting_for, AnswerObservers(welcome=random.random() < 0.8), later)
    why = random.choice(("Piret learns.", "Oleg learns.", "\x07"))
    welcome, line = random.random() < 0.7, random.random() < 0.7
    return Deed(1, None, AllowObservers(welcome=welcome, why=why, line=line), later)

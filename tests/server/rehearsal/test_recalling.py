"""What a log tells of simulated members: whoever goes on with it knows what they knew."""

from typing import NamedTuple

import pytest
from circlekeeper_protocol.bounds import HUB, HandKind, MeetingId
from circlekeeper_protocol.commands import Remove
from circlekeeper_protocol.events import AnyEvent, HandRaised
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rehearsal.recalling import cast_of, recalled
from circlekeeper_server.rehearsal.scenario import LED
from circlekeeper_server.rules import decide, digest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.server.rehearsal.imagined import SCENARIOS, imagine
from tests.server.rehearsal.short import a_quarter_of_an_hour
from tests.support.meetings import FACILITATOR_INVITE, MAKE, NOW, begun, take_seat


class Cut(NamedTuple):
    """A meeting that goes on from a moment of another."""

    meeting: MeetingId
    stands: Meeting
    told: tuple[AnyEvent, ...]


@pytest.mark.parametrize("id", LED)
@settings(max_examples=10)
@given(seed=st.text(max_size=4), slowest=st.sampled_from((0, 200)))
def test_who_remembers_only_what_the_log_tells_does_what_they_would_have_done(
    id: str, seed: str, slowest: int
) -> None:
    scenario, plan = SCENARIOS[id], a_quarter_of_an_hour()

    by_heart = list(imagine(scenario, seed, plan=plan, slowest=slowest))
    by_the_log = list(imagine(scenario, seed, plan=plan, slowest=slowest, by_the_log=True))

    assert by_the_log == by_heart


NAMES = [each.name for each in SCENARIOS["first-evening"].characters]


@given(
    st.lists(st.one_of(st.sampled_from(NAMES), st.sampled_from(("Noor", "Bo")), st.integers(1, 6)))
)
def test_at_every_moment_it_is_known_who_had_come_also_if_they_left(
    deeds: list[str | int],
) -> None:
    """A name sits down, by the link that all have; a number is removed."""
    told = decide(None, HUB, NOW, replace(MAKE, rehearsal="first-evening", seed="7"))
    stands = evolve_all(begun(told), ())
    keys = cast_of(Cut("m" * 22, stands, told), SCENARIOS, digest)
    came: set[str] = set()
    for deed in ("Noor", *deeds):
        try:
            if isinstance(deed, int):
                events = decide(stands, 1, NOW, Remove(deed))
            else:
                invite = FACILITATOR_INVITE if stands.joined == 0 else MAKE.participant
                sits = replace(take_seat(deed, stands.joined + 1, invite))
                if deed in NAMES:
                    sits = replace(sits, key=digest(keys.key(deed)))
                    came.add(deed)
                events = decide(stands, HUB, NOW, sits)
        except Refused:
            continue
        told, stands = told + events, evolve_all(stands, events)
        assert cast_of(Cut("m" * 22, stands, told), SCENARIOS, digest).came.keys() == came


def test_nobody_asks_for_a_moment_twice_also_where_another_hub_goes_on_with_them() -> None:
    def raised(kind: HandKind) -> HandRaised:
        return HandRaised(member=2, kind=kind, number=1, place=0, ahead=False, responses=0)

    assert "asked for a moment" in recalled([raised("process")], 2).once
    assert "asked for a moment" not in recalled([raised("process")], 3).once
    assert "asked for a moment" not in recalled([raised("speak")], 2).once


def test_only_who_knows_what_the_log_keeps_can_tell_the_secret_of_a_simulated_seat() -> None:
    told = decide(None, HUB, NOW, replace(MAKE, rehearsal="first-evening", seed="7"))
    cast = cast_of(Cut("m" * 22, begun(told), told), SCENARIOS, digest)
    assert cast.root == digest(MAKE.facilitator)

    keys = {cast.key(name) for name in NAMES}
    others = {cast._replace(root=digest("x" * 22)).key(name) for name in NAMES}

    assert len(keys | others) == 2 * len(NAMES)


def test_a_scenario_that_a_hub_does_not_know_is_none_there() -> None:
    told = decide(None, HUB, NOW, replace(MAKE, rehearsal="ours"))
    with pytest.raises(Refused, match="no_entry"):
        cast_of(Cut("m" * 22, begun(told), told), SCENARIOS, digest)

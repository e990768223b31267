from circlekeeper_client.hub_clock import EXCHANGES, ROUNDING, HubClock
from circlekeeper_protocol.bounds import Millis
from hypothesis import given
from hypothesis import strategies as st

HUB: Millis = 1_800_000_000_000
"""Hub time when the local clock shows 0."""

ways = st.integers(0, 3_000)


@given(st.lists(st.tuples(ways, ways), min_size=EXCHANGES, max_size=EXCHANGES))
def test_the_estimate_is_as_good_as_half_the_shortest_round_trip(
    handful: list[tuple[Millis, Millis]],
) -> None:
    clock, local = HubClock(), 0
    clock.begin()
    for there, back in handful:
        sent = local
        local += there + back
        clock.told(sent, HUB + sent + there, local)

    assert not clock.asking
    shortest = min(there + back for there, back in handful)
    assert abs(clock.now(local) - (HUB + local)) <= shortest / 2 + 1


def test_a_new_handful_replaces_an_estimate_that_was_narrower() -> None:
    clock = HubClock()
    clock.begin()
    clock.told(0, HUB, 0)

    clock.begin()
    clock.told(1_000, HUB + 600_000, 1_400)

    assert clock.now(1_400) == HUB + 600_200


def test_what_has_happened_cannot_lie_in_the_future() -> None:
    clock = HubClock()
    assert clock.passed(HUB, 0)
    assert not clock.passed(HUB + 500, 500)
    assert not clock.passed(HUB + 500 + ROUNDING, 500)
    assert clock.now(500) == HUB + 500 + ROUNDING

    assert clock.passed(HUB + 600_000, 500)
    assert clock.now(500) == HUB + 600_000

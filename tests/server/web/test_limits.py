"""How much one place may ask for, and who counts as one place."""

from typing import Any

import pytest
from circlekeeper_server.web.limits import Pace, Rate, Throttle, place_of

SECOND = 1_000
NOW = 1_800_000_000_000


def test_a_burst_is_taken_at_once_and_more_as_time_goes_by() -> None:
    throttle = Throttle(Rate(burst=3, per_minute=60))

    assert [throttle.take("a", NOW) for _ in range(4)] == [True, True, True, False]
    assert not throttle.take("a", NOW + SECOND - 1)
    assert throttle.take("a", NOW + SECOND)
    assert not throttle.take("a", NOW + SECOND)


def test_what_is_refused_costs_nothing() -> None:
    throttle = Throttle(Rate(burst=1, per_minute=60))
    throttle.take("a", NOW)

    for _ in range(100):
        throttle.take("a", NOW)

    assert throttle.take("a", NOW + SECOND)


def test_asking_whether_it_is_allowed_takes_nothing() -> None:
    throttle = Throttle(Rate(burst=1, per_minute=60))

    assert throttle.allows("a", NOW)
    assert throttle.take("a", NOW)
    assert not throttle.allows("a", NOW)


def test_places_do_not_share_a_limit_and_the_hubs_own_machine_has_none() -> None:
    throttle = Throttle(Rate(burst=1, per_minute=60))

    assert throttle.take("a", NOW)
    assert throttle.take("b", NOW)
    assert all(throttle.take(None, NOW) for _ in range(100))


def test_the_place_that_was_quiet_longest_is_forgotten_first() -> None:
    throttle = Throttle(Rate(burst=2, per_minute=60), places=2)
    for place in ("a", "b", "a", "c"):
        throttle.take(place, NOW)

    assert not throttle.allows("a", NOW)
    assert throttle.take("b", NOW)
    assert throttle.take("b", NOW)


def test_a_lines_pace_says_how_many_messages_it_owes() -> None:
    pace = Pace(Rate(burst=2, per_minute=60))

    assert [pace.take(NOW) for _ in range(4)] == [0, 0, 1, 2]
    assert pace.take(NOW + 3 * SECOND) == 0
    assert pace.take(NOW + 3 * SECOND + 1) == 1


def scope(address: str | None, *headers: tuple[bytes, bytes]) -> dict[str, Any]:
    return {"client": None if address is None else (address, 5), "headers": list(headers)}


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("127.0.0.1", None),
        ("::1", None),
        ("::ffff:127.0.0.1", None),
        ("not an address", "unknown"),
        (None, "unknown"),
    ],
)
def test_a_place_is_an_address_or_a_household(address: str | None, place: str | None) -> None:
    assert place_of(scope(address)) == place


def test_who_comes_through_an_untrusted_proxy_on_the_hubs_machine_is_limited() -> None:
    assert place_of(scope("127.0.0.1", (b"x-forwarded-for", b"203.0.113.7"))) == "127.0.0.1"

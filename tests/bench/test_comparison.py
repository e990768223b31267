"""What the bench makes of what it measured."""

import pytest

from bench.comparison import HUB, compare, percentile, table


def test_a_percentile_is_a_value_that_so_many_percent_do_not_exceed() -> None:
    hundred = [float(value) for value in range(100, 0, -1)]

    assert percentile(hundred, 50) == 50
    assert percentile(hundred, 99) == 99
    assert percentile(hundred, 100) == 100


@pytest.mark.parametrize("percent", [0, 1, 50, 99, 100])
def test_every_percentile_of_a_single_value_is_that_value(percent: float) -> None:
    assert percentile([7.5], percent) == 7.5


def test_a_figure_is_the_middle_of_its_rounds_beside_each_peer() -> None:
    rounds = [
        {HUB: 2.0, "ws": 1.0, "socket.io": 4.0},
        {HUB: 3.0, "ws": 9.0, "socket.io": 4.0},
        {HUB: 90.0, "ws": 2.0, "socket.io": 5.0},
    ]

    figure = compare("latency/p99", "ms", rounds, aim=2, aim_for="socket.io")

    assert figure.value == 3.0
    assert figure.against == {"ws": 2.0, "socket.io": 4.0}
    assert figure.ratio == {"ws": 1.5, "socket.io": 0.75}


def test_a_hub_without_peers_still_has_a_figure_and_a_row() -> None:
    alone = compare("memory/idle", "KiB", [{HUB: 16.0}], aim=18)

    assert (alone.value, alone.against, alone.ratio) == (16.0, {}, {})
    assert "16.00" in table([alone])

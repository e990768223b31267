"""What the hub costs beside the peers, which do the same and store nothing."""

import math
import statistics
from collections.abc import Mapping, Sequence
from typing import NamedTuple

HUB = "hub"

Round = Mapping[str, float]
"""One figure of each server, taken in turn: the hub's and the peers', by name."""


class Comparison(NamedTuple):
    name: str
    value: float
    unit: str
    against: dict[str, float]
    """The same for each peer; none could be had where it is empty."""
    ratio: dict[str, float]
    """The hub's figure by each peer's."""
    aim: float | None
    aim_for: str
    """What is to stay within the aim: `value`, or the ratio to the peer of this name."""


def compare(
    name: str, unit: str, rounds: Sequence[Round], aim: float | None = None, aim_for: str = "value"
) -> Comparison:
    """Each figure is the median of its rounds."""
    middle = {server: statistics.median(r[server] for r in rounds) for server in rounds[0]}
    value = middle.pop(HUB)
    return Comparison(
        name=name,
        value=round(value, 2),
        unit=unit,
        against={peer: round(figure, 2) for peer, figure in middle.items()},
        ratio={peer: round(value / figure, 2) for peer, figure in middle.items()},
        aim=aim,
        aim_for=aim_for,
    )


def percentile(values: Sequence[float], percent: float) -> float:
    """The least of the values that is not exceeded by so many percent of them."""
    rank = math.ceil(len(values) * percent / 100)
    return sorted(values)[max(rank, 1) - 1]


def table(comparisons: Sequence[Comparison]) -> str:
    """As lines for a terminal."""
    peers = list(comparisons[0].against)
    heads = "".join(f"{peer:>12}{'ratio':>7}" for peer in peers)
    lines = [f"{'':22}{HUB:>9}{heads}  {'aim':18}"]
    for row in comparisons:
        cells = "".join(f"{row.against[peer]:12.2f}{row.ratio[peer]:7.2f}" for peer in peers)
        lines.append(f"{row.name:22}{row.value:9.2f}{cells}  {_aim(row):18}{row.unit}")
    return "\n".join(lines)


def _aim(row: Comparison) -> str:
    if row.aim is None:
        return ""
    return f"{row.aim:g}" if row.aim_for == "value" else f"{row.aim:g} by {row.aim_for}"

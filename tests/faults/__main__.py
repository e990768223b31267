"""`make faults`: everything that the tests do briefly, at full length; prints the table, keeps it
in docs/faults.md, and fails if anything falls short. `python -m tests.faults "a node dies"` does
one row again and leaves the others as they are."""

import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, NamedTuple

import uvloop

from .every import TRIALS
from .trial import Trial, failures_of

PAGE: Final = Path(__file__).parents[2] / "docs" / "faults.md"
BEGIN: Final = "<!-- written by `make faults` -->\n"
HEAD: Final = (
    "| fault | injected | times | outcome | figures | the control, and the check that saw it |\n"
    "|---|---|---|---|---|---|\n"
)
CONTROL_TIMES: Final = 3


class Row(NamedTuple):
    text: str
    good: bool


async def row(trial: Trial) -> Row:
    figures: list[str] = []

    async def endure(folder: Path) -> None:
        figures.append(await trial.endure(folder, trial.times))

    async def control(folder: Path) -> None:
        await trial.without(folder, CONTROL_TIMES)

    failures = await _failures_somewhere(endure)
    found = await _failures_somewhere(control)
    seen = any(trial.check in failure for failure in found)
    cells = (
        trial.name,
        trial.injection,
        str(trial.times),
        "FELL SHORT" if failures else trial.kept,
        "; ".join(failures or figures),
        f"{trial.control}: {f'“{trial.check}”' if seen else f'NOT SEEN {found}'}",
    )
    return Row(f"| {' | '.join(cells)} |\n", seen and not failures)


async def _failures_somewhere(work: Callable[[Path], Awaitable[None]]) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        return await failures_of(work(Path(folder)))


def kept_rows(done: list[str]) -> list[str]:
    """What the page says, with these rows in place of the same ones, and new ones behind them."""
    again = {_name(row): row for row in done}
    page = PAGE.read_text("utf-8").partition(BEGIN)[2].splitlines(keepends=True)[2:]
    return [again.pop(_name(row), row) for row in page] + list(again.values())


def _name(row: str) -> str:
    return row.split(" | ", maxsplit=1)[0]


async def main(wanted: list[str]) -> bool:
    """All of them if none is wanted by name."""
    rows: list[str] = []
    good = True
    print(HEAD, end="")
    for trial in TRIALS:
        if not wanted or trial.name in wanted:
            text, well = await row(trial)
            print(text, end="", flush=True)
            rows.append(text)
            good &= well
    before = PAGE.read_text("utf-8").partition(BEGIN)[0]
    kept = kept_rows(rows) if wanted else rows
    PAGE.write_text(f"{before}{BEGIN}{HEAD}{''.join(kept)}", "utf-8")
    return good and bool(rows)


if __name__ == "__main__":
    sys.exit(0 if uvloop.run(main(sys.argv[1:])) else 1)

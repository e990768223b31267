"""`make faults`: everything that the tests do briefly, at full length; prints the table, keeps it
in docs/faults.md, and fails if anything falls short. `python -m tests.faults "a node dies"` does
one row again and leaves the others as they are."""

import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final, TypeVar

import uvloop

from .bells import BELL_TRIALS
from .disks import DISK_TRIALS
from .redis_faults import FAULTS, Fault, control_fails, endure
from .redis_nodes import NODE_FAULTS, NodeFault, node_control_fails, nodes_endure
from .split_brain import SPLIT_TRIALS
from .trial import Trial

T = TypeVar("T")

PAGE: Final = Path(__file__).parents[2] / "docs" / "faults.md"
BEGIN: Final = "<!-- written by `make faults` -->\n"
HEAD: Final = (
    "| fault | injected | times | outcome | figures | the control, and whether it was seen |\n"
    "|---|---|---|---|---|---|\n"
)
CONTROL_TIMES: Final = 5


class Table:
    def __init__(self, wanted: list[str]) -> None:
        self._wanted = wanted
        self.rows: list[str] = []
        self.fell_short = False

    async def row(
        self,
        fault: Fault | NodeFault | Trial,
        outcome: Callable[[Path], Awaitable[str]],
        control: Callable[[Path], Awaitable[bool]],
    ) -> None:
        if self._wanted and fault.name not in self._wanted:
            return
        try:
            figures, good = await _somewhere(outcome), True
        except* Exception as failures:
            figures, good = _said(failures), False
        seen = await _somewhere(control) if fault.control else True
        says = f"{fault.control}: {'seen' if seen else 'NOT SEEN'}" if fault.control else ""
        kept = fault.kept if isinstance(fault, Trial) else "nothing lost or missed"
        verdict = kept if good else "FELL SHORT"
        cells = (fault.name, fault.injection, str(fault.times), verdict, figures, says)
        self.rows.append(f"| {' | '.join(cells)} |\n")
        self.fell_short |= not (good and seen)
        print(self.rows[-1], end="", flush=True)


async def _somewhere(work: Callable[[Path], Awaitable[T]]) -> T:
    with tempfile.TemporaryDirectory() as folder:
        return await work(Path(folder))


def _said(failures: BaseExceptionGroup[BaseException]) -> str:
    first: BaseException = failures
    while isinstance(first, BaseExceptionGroup):
        first = first.exceptions[0]
    return f"{type(first).__name__}: {str(first).splitlines()[:1]}"


def kept_rows(done: list[str]) -> list[str]:
    """What the page says, with these rows in place of the same ones."""
    again = {row.split(" | ")[0]: row for row in done}
    page = PAGE.read_text("utf-8").partition(f"{BEGIN}{HEAD}")[2]
    return [again.get(row.split(" | ")[0], row) for row in page.splitlines(keepends=True)]


async def main(wanted: list[str]) -> bool:
    """All of them if none is wanted by name."""
    table = Table(wanted)
    print(HEAD, end="")
    for fault in FAULTS:

        async def figures(folder: Path, fault: Fault = fault) -> str:
            outcome = await endure(fault, folder, fault.times)
            return f"{outcome.acknowledged} acknowledged, {outcome.healed} found by looking"

        async def control(folder: Path, fault: Fault = fault) -> bool:
            return await control_fails(fault, folder, CONTROL_TIMES)

        await table.row(fault, figures, control)
    for node_fault in NODE_FAULTS:

        async def node_figures(folder: Path, fault: NodeFault = node_fault) -> str:
            outcome = await nodes_endure(fault, folder, fault.times)
            return (
                f"{outcome.acknowledged} acknowledged,"
                f" everyone answered again within {outcome.slowest_return:.1f} s"
            )

        async def node_control(folder: Path, fault: NodeFault = node_fault) -> bool:
            return await node_control_fails(fault, folder, CONTROL_TIMES)

        await table.row(node_fault, node_figures, node_control)
    for trial in (*BELL_TRIALS, *SPLIT_TRIALS, *DISK_TRIALS):

        async def trial_figures(folder: Path, trial: Trial = trial) -> str:
            return await trial.endure(folder, trial.times)

        async def trial_control(folder: Path, trial: Trial = trial) -> bool:
            return await trial.control_fails(folder, CONTROL_TIMES)

        await table.row(trial, trial_figures, trial_control)
    rows = kept_rows(table.rows) if wanted else table.rows
    before = PAGE.read_text("utf-8").partition(BEGIN)[0]
    PAGE.write_text(f"{before}{BEGIN}{HEAD}{''.join(rows)}", "utf-8")
    return not table.fell_short


if __name__ == "__main__":
    sys.exit(0 if uvloop.run(main(sys.argv[1:])) else 1)

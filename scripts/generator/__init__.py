"""Files that are made from the protocol: types for TypeScript; schema, vectors, tables for all.

Each maker returns a file's whole text. `FILES` is the list of them.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from .lengths import lengths
from .schema import schema
from .tables import PAGE, page
from .typescript import stands_still, types
from .vectors import vectors

ROOT: Final = Path(__file__).resolve().parent.parent.parent
REPLICA: Final = ROOT / "client" / "web" / "src" / "replica"

FILES: Final[dict[Path, Callable[[], str]]] = {
    PAGE: page,
    ROOT / "protocol" / "schema.json": schema,
    REPLICA / "types.ts": types,
    REPLICA / "standsStill.ts": stands_still,
    ROOT / "protocol" / "vectors" / "evolve.jsonl": vectors,
    ROOT / "protocol" / "vectors" / "lengths.jsonl": lengths,
}


def stale() -> list[str]:
    """The files that are not, byte for byte, what would be made now."""
    return [
        str(path.relative_to(ROOT))
        for path, make in FILES.items()
        if not path.exists() or path.read_bytes() != make().encode()
    ]


def write() -> list[str]:
    """Write what is out of date; return what was written."""
    written = stale()
    for path in written:
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(FILES[target]().encode())
    return written

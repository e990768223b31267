"""Draws a meeting with rich: calm, in any width, and each state by its shape before its colour."""

from collections.abc import Iterable, Iterator
from typing import Final

from circlekeeper_protocol.bounds import MemberId, Millis, PhaseStatus
from circlekeeper_protocol.meeting import Meeting
from rich.console import Group, RenderableType
from rich.constrain import Constrain
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from circlekeeper_server.cli.exits import readable

from .course import Bar, PhaseMark, middle, phase_marks, time_bar
from .people import Chair, Mark, bench, chairs
from .status import status

WIDEST: Final = 76
INDENT: Final = 2

LAMP: Final = "bold orange3"
"""Has the floor; nothing else shines."""
OIL: Final = "orange3"
"""Time, now and next."""
SECOND: Final = "dim"

PHASES: Final[dict[PhaseStatus, tuple[str, str]]] = {
    "done": ("• ", SECOND),
    "active": ("▸ ", f"bold {OIL}"),
    "upcoming": ("", ""),
    "aside": ("⋯ ", f"{SECOND} strike"),
}
SEATS: Final[dict[Mark, tuple[str, str]]] = {
    "floor": ("◉", LAMP),
    "next": ("◎", OIL),
    "here": ("○", ""),
    "away": ("◌", SECOND),
}


def draw(
    meeting: Meeting, me: MemberId, now: Millis, *, connected: bool, width: int
) -> RenderableType:
    """The whole picture at one moment of hub time, for a terminal of so many columns."""
    within = max(1, min(WIDEST, width - 2 * INDENT))
    in_middle = middle(meeting)
    said = status(meeting, me, now, connected=connected)
    title = _text(meeting.about.title, "bold")
    last: list[list[RenderableType]] = [
        _lines((said.first, "bold"), (said.second, "")),
        [_text("Ctrl+C leaves.", SECOND)],
    ]
    if all(seat.id != me for seat in meeting.seats) and meeting.stage != "ended":
        return _whole([[title], *last])
    parts: list[Iterable[RenderableType]] = [
        [
            title,
            _phase_line(phase_marks(meeting)),
            _bar_line(time_bar(meeting, now), within),
        ],
        [
            *_lines((in_middle.prompt, ""), (in_middle.beside, SECOND)),
            *_lines(*((f"· {text}", "") for text in in_middle.listed)),
        ],
        [Constrain(_table(chairs(meeting, me)), within)],
        _lines((_benched(bench(meeting)), SECOND)),
        *last,
    ]
    return _whole(parts)


def _whole(parts: Iterable[Iterable[RenderableType]]) -> RenderableType:
    return Padding(Group(*_with_space_between(parts)), (1, INDENT), expand=False)


def _with_space_between(parts: Iterable[Iterable[RenderableType]]) -> Iterator[RenderableType]:
    first = True
    for part in map(list, parts):
        if part and not first:
            yield Text()
        yield from part
        first = first and not part


def _text(text: str, style: str) -> Text:
    return Text(readable(text), style=style)


def _lines(*lines: tuple[str, str]) -> list[RenderableType]:
    return [_text(text, style) for text, style in lines if text]


def _phase_line(marks: tuple[PhaseMark, ...]) -> Text:
    line = Text()
    for place, mark in enumerate(marks):
        sign, style = PHASES[mark.status]
        line.append("" if place == 0 else "   ")
        # A title is not torn apart where the line is.
        line.append(
            sign.replace(" ", "\u00a0") + readable(mark.title).replace(" ", "\u00a0"), style
        )
    return line


def _bar_line(bar: Bar, width: int) -> Text:
    """Time becomes whole; it says no number, and does not grow once it is over."""
    if bar.over:
        return Text("┄" + "━" * max(0, width - 2) + "┄", style=SECOND if bar.held else OIL)
    passed = round((bar.share or 0.0) * width)
    line = Text("╍" * passed if bar.held else "━" * passed, style=SECOND if bar.held else OIL)
    return line.append("─" * (width - passed), SECOND)


def _table(seated: tuple[Chair, ...]) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    for chair in seated:
        sign, style = SEATS[chair.mark]
        name = f"{chair.name} (you)" if chair.mine else chair.name
        notes = ", ".join(chair.notes)
        table.add_row(Text(sign, style), _text(name, style), _text(notes, SECOND))
    return table


def _benched(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    return f"{', '.join(names)} {'observes' if len(names) == 1 else 'observe'}."

"""A QR code's path draws exactly the code's modules."""

import re

import segno
from circlekeeper_server.web.qr import QUIET_MODULES, draw

from tests.support.running_hub import RunningHub

LINK = "https://circle.example/m/AcUZbz_QwX2-Ygz3EG_o-Q#9ZuOjjPn2rjuRHzdfZAirQ"


def modules_drawn(path: str) -> set[tuple[int, int]]:
    """The (x, y) of every unit square that the path fills."""
    runs = re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", path)
    assert "".join(f"M{x} {y}h{wide}v1h-{back}z" for x, y, wide, back in runs) == path
    assert all(wide == back for _, _, wide, back in runs)
    return {(int(x) + step, int(y)) for x, y, wide, _ in runs for step in range(int(wide))}


async def test_the_path_draws_the_codes_modules_inside_a_quiet_margin() -> None:
    drawn = await draw(LINK)

    matrix = segno.make(LINK, error="m", micro=False).matrix
    assert drawn.size == len(matrix) + 2 * QUIET_MODULES
    assert modules_drawn(drawn.path) == {
        (x + QUIET_MODULES, y + QUIET_MODULES)
        for y, row in enumerate(matrix)
        for x, dark in enumerate(row)
        if dark
    }


async def test_a_page_gets_the_path_as_json(hub: RunningHub) -> None:
    drawn = await hub.http.post("/api/qr", json={"text": LINK})

    assert drawn.status_code == 200
    assert drawn.json().keys() == {"size", "path"}


async def test_up_to_500_signs_can_be_drawn_and_no_longer_text(hub: RunningHub) -> None:
    for text, status in (("", 400), ("ü" * 500, 200), ("x" * 501, 400)):
        assert (await hub.http.post("/api/qr", json={"text": text})).status_code == status


async def test_also_500_of_the_largest_signs_are_one_code() -> None:
    """Not drawn by a hub: on a busy machine its client would not wait for as long as that takes."""
    drawn = await draw("😀" * 500)

    assert drawn.size <= 177 + 2 * QUIET_MODULES
    assert modules_drawn(drawn.path)

"""The browser client's evolve, written in TypeScript, folds every meeting as Python's does."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import READERS, VIEWERS, Viewer, view, visible_events
from hypothesis import given
from hypothesis import strategies as st

from scripts.generator.story import tell
from tests.support.meetings import Deed, live, lives, steps

HERE = Path(__file__).parent
WEB = HERE.parent.parent / "client" / "web"


class Browser:
    """Node, with the browser client's evolve."""

    def __init__(self, evolve: Path) -> None:
        self.node = subprocess.Popen(
            ["node", str(HERE / "replay.mjs"), str(evolve)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def replay(self, start: Meeting | None, entries: list[Events]) -> Any:
        """The meeting after every entry, as plain JSON."""
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        self.node.stdin.write(msgspec.json.encode({"start": start, "entries": entries}) + b"\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())

    def close(self) -> None:
        self.node.communicate()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    evolve = tmp_path_factory.mktemp("replica") / "evolve.mjs"
    rolldown = WEB / "node_modules" / ".bin" / "rolldown"
    subprocess.run(
        [rolldown, WEB / "src" / "replica" / "evolve.ts", "--format", "esm", "--file", evolve],
        check=True,
        capture_output=True,
    )
    node = Browser(evolve)
    yield node
    node.close()


def plain(meetings: list[Meeting]) -> Any:
    return json.loads(msgspec.json.encode(meetings))


@given(lives, st.sampled_from([*VIEWERS, None]))
def test_python_and_typescript_replicas_agree_on_generated_meetings(
    browser: Browser, life: list[Deed], viewer: Viewer | None
) -> None:
    lived = [step for moment in live(life) for step in steps(moment)]
    start = lived[0][0]
    entries: list[Events] = [(event,) for _, event, _ in lived]
    afters = [after for _, _, after in lived]
    if viewer is not None:
        start = view(start, viewer)
        entries = [visible_events(events, viewer) for events in entries]
        afters = [view(after, viewer) for after in afters]

    assert browser.replay(start, entries) == plain(afters)


def test_they_agree_on_the_story_which_has_every_event(browser: Browser) -> None:
    told = list(tell())
    entries = [entry.events for entry in told]

    assert browser.replay(None, entries) == plain([entry.after for entry in told])
    assert {type(event) for events in entries for event in events} == set(READERS)

"""The browser client's evolve, written in TypeScript, folds every meeting as Python's does."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from circlekeeper_protocol.bounds import MemberId
from circlekeeper_protocol.events import Events
from circlekeeper_protocol.line_up import next_member
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import view, visible_events
from circlekeeper_protocol.readers import READERS, VIEWERS, Viewer
from hypothesis import given
from hypothesis import strategies as st

from scripts.generator.story import tell
from tests.support.lives import Deed, live, lives_of_every_sort, steps

HERE = Path(__file__).parent
WEB = HERE.parent.parent / "client" / "web"


class Browser:
    """Node, with the browser client's replica."""

    def __init__(self, replica: Path) -> None:
        self.node = subprocess.Popen(
            ["node", str(HERE / "replay.mjs"), str(replica)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def replay(self, start: Meeting | None, entries: list[Events]) -> Any:
        """The meeting after every entry, and who is next then, as plain JSON."""
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        self.node.stdin.write(msgspec.json.encode({"start": start, "entries": entries}) + b"\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())

    def close(self) -> None:
        self.node.communicate()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    here = tmp_path_factory.mktemp("replica")
    source, bundle = here / "replica.ts", here / "replica.mjs"
    parts = [WEB / "tests" / "replica" / "log", WEB / "src" / "replica" / "lineUp"]
    source.write_text("".join(f"export * from '{part}';\n" for part in parts))
    rolldown = WEB / "node_modules" / ".bin" / "rolldown"
    subprocess.run(
        [rolldown, source, "--format", "esm", "--file", bundle], check=True, capture_output=True
    )
    node = Browser(bundle)
    yield node
    node.close()


def plain(meetings: list[Meeting]) -> Any:
    told = [(meeting, next_member(meeting)) for meeting in meetings]
    return json.loads(msgspec.json.encode(told))


@given(lives_of_every_sort, st.sampled_from([*VIEWERS, None]), st.sampled_from([None, 2, 3]))
def test_python_and_typescript_replicas_agree_on_generated_meetings(
    browser: Browser, life: list[Deed], viewer: Viewer | None, member: MemberId | None
) -> None:
    lived = [step for moment in live(life) for step in steps(moment)]
    start = lived[0][0]
    entries: list[Events] = [(event,) for _, event, _ in lived]
    afters = [after for _, _, after in lived]
    if viewer == "door":
        member = None  # nobody there has a seat yet
    if viewer is not None:
        start = view(start, viewer, member)
        entries = [visible_events(events, viewer, member) for events in entries]
        afters = [view(after, viewer, member) for after in afters]

    assert browser.replay(start, entries) == plain(afters)


def test_they_agree_on_the_story_which_has_every_event(browser: Browser) -> None:
    told = list(tell())
    entries = [entry.events for entry in told]

    assert browser.replay(None, entries) == plain([entry.after for entry in told])
    assert {type(event) for events in entries for event in events} == set(READERS)

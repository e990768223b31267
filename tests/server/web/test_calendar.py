"""The calendar file says when and where, in a way that calendars read: held to ical.js, which
shares nothing with the library that writes it."""

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo, available_timezones

import pytest
from circlekeeper_protocol.bounds import Millis
from circlekeeper_server.web.calendar import Wanted, calendar_file
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.support.running_hub import RunningHub

HERE: Final = Path(__file__).parent
WEB: Final = HERE.parents[2] / "client" / "web"

MEETING: Final = "AcUZbz_QwX2-Ygz3EG_o-Q"
LINK: Final = f"https://circle.example/m/{MEETING}#9ZuOjjPn2rjuRHzdfZAirQ"
AT: Final = 1_796_149_800_000
"""Tuesday 1 December 2026, 18:30 UTC."""
WANTED: Final = Wanted(
    meeting=MEETING,
    title="Tuesday circle",
    starts_at=AT,
    minutes=90,
    zone="Europe/Tallinn",
    place="Linden House, room 2",
    place_link="https://call.example/linden",
    words="We meet every second Tuesday.",
    link=LINK,
)
HOUR: Final = 3_600_000
ODD_ZONES: Final = (
    "Africa/Casablanca",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Pacific/Apia",
    "Pacific/Chatham",
    "America/Nuuk",
    "UTC",
)


def changes(zone: str) -> tuple[Millis, ...]:
    """Around which hours of two years its clocks change."""
    begin = int(datetime(2026, 1, 1, tzinfo=UTC).timestamp())
    hours = [datetime.fromtimestamp(begin + hour * 3_600, UTC) for hour in range(2 * 8_766)]
    offsets = [hour.astimezone(ZoneInfo(zone)).utcoffset() for hour in hours]
    return tuple(
        (begin + hour * 3_600) * 1_000
        for hour, (before, after) in enumerate(pairwise(offsets), 1)
        if before != after
    )


class Reader:
    """ical.js, in Node."""

    def __init__(self) -> None:
        self.node = subprocess.Popen(
            ["node", str(HERE / "read_calendar.mjs"), str(WEB)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def read(self, file: bytes) -> Any:
        assert self.node.stdin is not None
        assert self.node.stdout is not None
        self.node.stdin.write(json.dumps(file.decode()).encode() + b"\n")
        self.node.stdin.flush()
        return json.loads(self.node.stdout.readline())

    def close(self) -> None:
        self.node.communicate()


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    node = Reader()
    yield node
    node.close()


around_changes = st.builds(
    lambda change, minutes: (change[0], change[1] + minutes * 60_000),
    st.sampled_from([(zone, at) for zone in ODD_ZONES for at in changes(zone)]),
    st.integers(-180, 180),
)
anywhere = st.tuples(
    st.sampled_from(sorted(available_timezones())),
    st.integers(0, 4_000_000_000).map(lambda second: second * 1000),
)
texts = st.text(max_size=80).filter(lambda text: "\ud800" not in text)


def shown(text: str) -> str:
    return "".join(sign for sign in text if unicodedata.category(sign) != "Cc")


@given(when=st.one_of(around_changes, anywhere), minutes=st.integers(0, 600))
def test_another_reader_finds_the_same_instants_in_every_zone(
    reader: Reader, when: tuple[str, Millis], minutes: int
) -> None:
    zone, at = when
    read = reader.read(calendar_file(replace(WANTED, starts_at=at, minutes=minutes, zone=zone), at))

    assert read["starts_at"] == at
    assert read["ends_at"] == at + minutes * 60_000
    assert read["zone"] in (zone, "UTC")


@given(title=texts.filter(shown), place=texts, words=texts)
def test_another_reader_finds_the_same_words_in_every_script(
    reader: Reader, title: str, place: str, words: str
) -> None:
    wanted = replace(WANTED, title=title, place=place, words=words, place_link="")
    file = calendar_file(wanted, AT)
    read = reader.read(file)

    assert read["summary"] == shown(title)
    assert (read["location"] or "") == shown(place)
    assert read["description"] == "\n\n".join(part for part in (shown(words), LINK) if part)
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))


def test_it_says_the_time_by_the_clock_at_that_place(reader: Reader) -> None:
    read = reader.read(calendar_file(WANTED, AT))

    assert read["zone"] == "Europe/Tallinn"
    assert b"DTSTART;TZID=Europe/Tallinn:20261201T203000" in calendar_file(WANTED, AT)
    assert (read["method"], read["status"], read["sequence"]) == ("PUBLISH", "CONFIRMED", 0)


def test_what_changes_keeps_its_id_and_comes_after(reader: Reader) -> None:
    first = reader.read(calendar_file(WANTED, AT))
    moved = replace(WANTED, starts_at=AT + HOUR, title="Wednesday circle", revision=1)
    second = reader.read(calendar_file(moved, AT))
    third = reader.read(calendar_file(replace(moved, revision=2, called_off=True), AT))

    assert first["uid"] == second["uid"] == third["uid"]
    assert [read["sequence"] for read in (first, second, third)] == [0, 1, 2]
    assert (third["method"], third["status"]) == ("CANCEL", "CANCELLED")


def test_another_meeting_has_another_id_which_tells_neither(reader: Reader) -> None:
    files = [
        calendar_file(other, AT)
        for other in (WANTED, replace(WANTED, meeting="x" * 22), replace(WANTED, number=2))
    ]

    assert len({reader.read(file)["uid"] for file in files}) == 3
    without_link = calendar_file(replace(WANTED, link=""), AT)
    assert MEETING.encode() not in without_link


def test_an_hour_that_comes_twice_is_told_apart(reader: Reader) -> None:
    """In Tallinn 3:30 comes twice on that night."""
    once = int(datetime(2026, 10, 25, 0, 30, tzinfo=UTC).timestamp() * 1000)
    for at in (once, once + HOUR):
        assert reader.read(calendar_file(replace(WANTED, starts_at=at), at))["starts_at"] == at


# Over HTTP


BODY: Final = {
    "meeting": MEETING,
    "title": "Tuesday circle",
    "starts_at": AT,
    "minutes": 90,
    "zone": "Europe/Tallinn",
}


async def test_it_comes_as_a_file(hub: RunningHub, reader: Reader) -> None:
    saved = await hub.http.post("/api/calendar", json=BODY)

    assert saved.status_code == 200
    assert saved.headers["content-type"] == "text/calendar; charset=utf-8"
    assert 'filename="meeting.ics"' in saved.headers["content-disposition"]
    assert reader.read(saved.content)["summary"] == "Tuesday circle"


async def test_what_is_not_known_is_left_out(hub: RunningHub, reader: Reader) -> None:
    read = reader.read((await hub.http.post("/api/calendar", json=BODY)).content)

    assert (read["location"], read["description"]) == (None, None)


@pytest.mark.parametrize("title", ["a\r\nBEGIN:VALARM", "a;b,c\\n", "\u0000\u0007a", "x" * 80])
async def test_no_title_can_write_into_the_file(
    hub: RunningHub, reader: Reader, title: str
) -> None:
    saved = await hub.http.post("/api/calendar", json={**BODY, "title": title})

    assert reader.read(saved.content)["summary"] == shown(title)
    assert b"\nBEGIN:VALARM" not in saved.content


async def test_what_no_calendar_knows_is_refused(hub: RunningHub) -> None:
    for change, code in (
        ({"starts_at": 2**53 - 1}, "malformed"),
        ({"starts_at": -1}, "malformed"),
        ({"starts_at": 1.5}, "malformed"),
        ({"zone": "Mars/Olympus"}, "unknown_zone"),
        ({"zone": "../../etc/passwd"}, "unknown_zone"),
        ({"zone": ""}, "unknown_zone"),
    ):
        refused = await hub.http.post("/api/calendar", json={**BODY, **change})
        assert (refused.status_code, refused.json()["code"]) == (400, code)

"""The calendar file says when and where, in a way that calendars read."""

from datetime import UTC, datetime
from typing import Any

import icalendar
import pytest

from tests.support.running_hub import RunningHub

LINK = "https://circle.example/m/AcUZbz_QwX2-Ygz3EG_o-Q#9ZuOjjPn2rjuRHzdfZAirQ"
WANTED = {
    "title": "Tuesday circle",
    "starts_at": 1_796_149_800_000,
    "minutes": 90,
    "place": "Linden House, room 2",
    "place_link": "https://call.example/linden",
    "link": LINK,
}


async def event(hub: RunningHub, **changes: Any) -> icalendar.Event:
    saved = await hub.http.post("/api/calendar", json={**WANTED, **changes})
    assert saved.status_code == 200
    assert saved.headers["content-type"] == "text/calendar; charset=utf-8"
    assert 'filename="meeting.ics"' in saved.headers["content-disposition"]
    [found] = icalendar.Calendar.from_ical(saved.content).events
    return found


async def test_it_says_when_and_where_and_how_to_come_in(hub: RunningHub) -> None:
    saved = await event(hub)

    assert saved["summary"] == "Tuesday circle"
    assert saved.start == datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
    assert saved.end == datetime(2026, 12, 1, 20, 0, tzinfo=UTC)
    assert saved["location"] == "Linden House, room 2 · https://call.example/linden"
    assert saved["description"] == LINK


async def test_saving_it_again_replaces_it(hub: RunningHub) -> None:
    assert (await event(hub))["uid"] == (await event(hub, minutes=60))["uid"]
    assert (await event(hub))["uid"] != (await event(hub, title="Friday circle"))["uid"]


async def test_what_is_not_known_is_left_out(hub: RunningHub) -> None:
    saved = await event(hub, place="", place_link="", link="")

    assert "location" not in saved
    assert "description" not in saved


@pytest.mark.parametrize("title", ["a\r\nBEGIN:VALARM", "a;b,c\\n", "\u0000\u0007a", "x" * 80])
async def test_no_title_can_write_into_the_file(hub: RunningHub, title: str) -> None:
    saved = await event(hub, title=title)

    assert saved["summary"] == "".join(sign for sign in title if sign >= " ")
    assert not saved.alarms.times


async def test_an_instant_without_a_date_is_refused(hub: RunningHub) -> None:
    for starts_at in (2**53 - 1, -1, 1.5):
        refused = await hub.http.post("/api/calendar", json={**WANTED, "starts_at": starts_at})
        assert (refused.status_code, refused.json()["code"]) == (400, "malformed")

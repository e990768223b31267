"""Forgetting a meeting now: through a running hub, or in a file that no hub has open."""

import time
from pathlib import Path

import pytest
from circlekeeper_server.event_log.sqlite import SqliteEventLog
from circlekeeper_server.hub import HubTime
from circlekeeper_server.hub.series import leads_of

from tests.support.circles import MeetingLinks, make_meeting
from tests.support.command import Outcome, given
from tests.support.running_hub import running_hub

SHOPPING = b"a shopping list\n" * 500
FORGOTTEN = "It is forgotten.\n"
DAY_SECONDS = 24 * 60 * 60


def bytes_on_disk(database: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(database.parent.glob("*.sqlite*")))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "circles.sqlite"


@pytest.fixture
def shopping_list(database: Path) -> Path:
    database.write_bytes(SHOPPING)
    return database


async def kept_in(
    database: Path, *titles: str, hub_time: HubTime | None = None
) -> list[MeetingLinks]:
    """Meetings in a file whose hub has stopped."""
    log = await SqliteEventLog.open(database)
    async with running_hub(log=log, time=hub_time) as hub:
        address = f"http://127.0.0.1:{hub.port}"
        links = [await make_meeting(address, title=title, observers=True) for title in titles]
    await log.close()
    return links


async def erased(*words: object, **more: str) -> Outcome:
    return await given("erase", *words, **more)


# Through the hub


async def test_a_facilitators_link_erases_after_a_yes(links: MeetingLinks) -> None:
    no = await erased(links.facilitator, stdin="n\n")
    yes = await erased("-", stdin=f"{links.facilitator}\ny\n")
    again = await erased(links.facilitator, "--yes")

    assert no.code == 1
    assert "Erase “Tuesday circle” now, for everyone and for good? [y/N]" in no.told
    assert no.told.endswith("Nothing was erased.\n")
    assert (yes.code, yes.said) == (0, "")
    assert yes.told.endswith(FORGOTTEN)
    assert (again.code, again.told) == (
        1,
        "This link does not open a meeting. It may be old or cut off.\n",
    )


async def test_other_links_do_not_erase(links: MeetingLinks) -> None:
    for link in (links.participant, links.observer):
        outcome = await erased(link, "--yes")
        assert outcome.code == 1
        assert outcome.told == "Only a facilitator can do this: give a facilitator's link.\n"


@pytest.mark.parametrize("by", ["link", "seat"])
async def test_a_meeting_is_erased_after_its_end(
    links: MeetingLinks, tmp_path: Path, by: str
) -> None:
    seat = ("--seat", tmp_path / "mari.seat")
    began = await given("say", links.facilitator, "--name", "Mari", *seat, "start_meeting")
    ended = await given("say", *seat, "end_meeting")
    outcome = await erased(*(seat if by == "seat" else (links.facilitator,)), "--yes")

    assert began.code == ended.code == 0
    assert (outcome.code, outcome.told) == (0, FORGOTTEN)
    assert (tmp_path / "mari.seat").exists() == (by == "link")


async def test_where_no_hub_is_the_file_is_pointed_to() -> None:
    outcome = await erased(f"http://127.0.0.1:9/m/{'n' * 22}#{'n' * 22}", "--yes")

    assert outcome.code == 3
    assert "add --database FILE" in outcome.told


# In the file


async def test_a_meeting_is_erased_in_the_file_by_any_of_its_links(database: Path) -> None:
    [tuesday, friday] = await kept_in(database, "Tuesday circle", "Friday circle")

    done = await erased("--database", database, tuesday.participant, stdin="y\n")
    again = await erased("--database", database, tuesday.meeting)

    assert done.code == 0
    assert "Erase “Tuesday circle” now, for good? [y/N]" in done.told
    assert done.told.endswith(FORGOTTEN)
    assert (again.code, again.told) == (0, "It is forgotten already.\n")
    assert b"Tuesday" not in bytes_on_disk(database)
    assert b"Friday" in bytes_on_disk(database)
    assert (await erased("--database", database, friday.meeting, "--yes")).code == 0
    assert b"Friday" not in bytes_on_disk(database)


@pytest.mark.parametrize("meeting", [f"-{'e' * 21}", f"--{'e' * 20}"])
async def test_an_id_that_begins_with_a_dash_is_no_option(database: Path, meeting: str) -> None:
    await kept_in(database, "Tuesday circle")

    outcome = await erased("--database", database, meeting, "--yes")

    assert outcome.code == 1
    assert outcome.told.startswith("There is no such meeting in ")


async def test_a_whole_series_is_erased_by_its_link(database: Path) -> None:
    log = await SqliteEventLog.open(database)
    async with running_hub(log=log) as hub:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", title="Tuesday", meetings=3)
    await log.close()

    done = await erased("--database", database, links.participant, stdin="y\n")

    assert "Erase “Tuesday” now" in done.told
    assert b"Tuesday" not in bytes_on_disk(database)
    assert (
        await erased("--database", database, links.meeting)
    ).told == "It is forgotten already.\n"


async def test_a_series_whose_meeting_is_erased_already_is_erased_too(database: Path) -> None:
    log = await SqliteEventLog.open(database)
    async with running_hub(log=log) as hub:
        links = await make_meeting(f"http://127.0.0.1:{hub.port}", meetings=3)
    [meeting] = leads_of(await log.read(links.meeting)) or []
    await log.erase(meeting)
    await log.close()

    done = await erased("--database", database, links.meeting, "--yes")
    again = await erased("--database", database, links.meeting)

    assert done.told.endswith(FORGOTTEN)
    assert again.told == "It is forgotten already.\n"


async def test_what_is_expired_is_erased_and_the_rest_stays(database: Path) -> None:
    long_ago = HubTime(wall=lambda: time.time() - 9 * DAY_SECONDS)
    await kept_in(database, "Tonight")
    await kept_in(database, "Long ago", "Long ago too", hub_time=long_ago)
    asked = await erased("--expired", stdin="n\n", DATABASE=str(database))
    done = await erased("--expired", "--yes", DATABASE=str(database))
    again = await erased("--expired", "--database", database)

    assert asked.code == 1
    assert asked.told.endswith("Nothing was erased.\n")
    assert "The time of 2 meetings is over. Erase now, for good? [y/N]" in asked.told
    assert done.code == 0
    assert done.told.endswith("Erased 2 meetings.\n")
    assert (again.code, again.told) == (0, "No meeting's time is over.\n")
    assert b"Long ago" not in bytes_on_disk(database)
    assert b"Tonight" in bytes_on_disk(database)


async def test_a_file_that_a_hub_has_open_is_left_alone(database: Path) -> None:
    log = await SqliteEventLog.open(database)
    try:
        outcome = await erased("--database", database, "m" * 22, "--yes")
    finally:
        await log.close()

    assert (outcome.code, outcome.said) == (2, "")
    assert "is in use by another process" in outcome.told
    assert "through the hub" in outcome.told


async def test_a_file_that_is_no_database_is_left_as_it_is(shopping_list: Path) -> None:
    outcome = await erased("--database", shopping_list, "--expired", "--yes")

    assert (outcome.code, outcome.said) == (2, "")
    assert "is not an SQLite database" in outcome.told
    assert bytes_on_disk(shopping_list) == SHOPPING


async def test_a_file_that_is_not_there_is_not_made(database: Path) -> None:
    outcome = await erased("--database", database, "--expired")

    assert outcome == (
        2,
        "",
        f"Error: There is no database at {database}. Name its file with --database.\n",
    )
    assert bytes_on_disk(database) == b""


async def test_a_meeting_that_is_not_in_the_file_is_a_no(database: Path) -> None:
    await kept_in(database, "Tuesday circle")

    outcome = await erased("--database", database, "m" * 22, "--yes")

    assert (outcome.code, outcome.told) == (1, f"There is no such meeting in {database}.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("--expired", "m" * 22),
        ("--database", "x.sqlite", "--seat", "y.seat"),
        ("--database", "x.sqlite", "tuesday"),
        (),
    ],
)
async def test_what_cannot_be_meant_is_asked_about(words: tuple[str, ...]) -> None:
    outcome = await erased(*words)

    assert (outcome.code, outcome.said) == (2, "")
    assert outcome.told.startswith("Error: ")

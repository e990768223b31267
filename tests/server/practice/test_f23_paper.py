"""F23: two fields make a meeting; whoever holds it has all that the sheets on paper say."""

from circlekeeper_protocol.privacy import view
from circlekeeper_protocol.readers import VIEWERS
from circlekeeper_server.plans import built_in
from msgspec.structs import replace

from tests.support.loopback import loopback
from tests.support.meetings import circle_of
from tests.support.running_hub import running_hub


def test_those_who_hold_have_the_plan_with_its_hints_and_the_link_for_everyone() -> None:
    for offered in built_in().values():
        meeting = replace(circle_of("Mari", "Ana"), plan=offered.plan)
        for viewer in VIEWERS:
            seen = view(meeting, viewer)
            whole = seen.plan == offered.plan and seen.invites.participant is not None
            assert whole == (viewer == "facilitator"), (offered.id, viewer)


async def test_a_title_and_a_time_are_enough_and_the_link_can_be_drawn() -> None:
    async with (
        running_hub() as hub,
        loopback(f"http://127.0.0.1:{hub.port}") as http,
    ):
        wanted = {"title": "Tuesday circle", "starts_at": 0, "plan": "check-in"}
        made = await http.post("/api/meetings", json=wanted)
        drawn = await http.post("/api/qr", json={"text": made.json()["links"]["participant"]})

    assert (made.status_code, drawn.status_code) == (201, 200)
    assert drawn.json()["path"]

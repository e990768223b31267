"""What a starting hub says about where it is found."""

import contextlib
import socket

import pytest
from circlekeeper_server import serve
from circlekeeper_server.serve import CannotListen, greeting, network_address
from circlekeeper_server.settings import Settings
from circlekeeper_server.wire import bound_socket


@pytest.fixture(autouse=True)
def a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "network_address", lambda: "192.168.1.20")


@pytest.mark.parametrize(
    ("settings", "addresses"),
    [
        (Settings(), ["http://localhost:8000", "http://192.168.1.20:8000"]),
        (Settings(bind="::"), ["http://localhost:8000", "http://192.168.1.20:8000"]),
        (Settings(bind="127.0.0.1"), ["http://localhost:8000"]),
        (Settings(bind="::1"), ["http://localhost:8000"]),
        (Settings(bind="10.0.0.5"), ["http://10.0.0.5:8000"]),
        (Settings(bind="fd00::5"), ["http://[fd00::5]:8000"]),
        (Settings(bind="hub.local"), ["http://hub.local:8000"]),
        (Settings(public_url="https://circle.example"), ["https://circle.example"]),
    ],
)
def test_the_greeting_lists_every_address_that_people_can_use(
    settings: Settings, addresses: list[str]
) -> None:
    said = greeting(settings, 8000)

    assert [line.split()[-1] for line in said.splitlines()[1:-1]] == addresses


def test_a_machine_without_a_network_is_found_as_localhost_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(serve, "network_address", lambda: None)

    assert [line.split()[-1] for line in greeting(Settings(), 80).splitlines()[1:-1]] == [
        "http://localhost:80"
    ]


async def test_two_hubs_that_start_at_once_do_not_share_a_port(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with contextlib.ExitStack() as rivals:

        def bound_and_overtaken(bind: str, port: int) -> socket.socket:
            mine = bound_socket(bind, port)
            rival = rivals.enter_context(bound_socket(*mine.getsockname()))
            rival.listen()
            return mine

        monkeypatch.setattr(serve, "bound_socket", bound_and_overtaken)
        with pytest.raises(CannotListen, match="Address already in use"):
            await serve.serve(Settings(bind="127.0.0.1", port=0, database=":memory:"), print)


def test_the_network_address_is_one_of_this_machine() -> None:
    address = network_address()

    if address is not None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as here:
            here.bind((address, 0))

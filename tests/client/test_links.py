import pytest
from circlekeeper_client.links import Invite, is_loopback, line_address, read_link

MEETING = "m-_4" + "0" * 18
SECRET = "s-_5" + "0" * 18


@pytest.mark.parametrize(
    ("link", "hub"),
    [
        (f"http://127.0.0.1:8000/m/{MEETING}#{SECRET}", "http://127.0.0.1:8000"),
        (f" https://circle.example/m/{MEETING}#{SECRET}\n", "https://circle.example"),
        (f"https://host.example/some/path/m/{MEETING}#{SECRET}", "https://host.example/some/path"),
        (f"http://[::1]:8000/m/{MEETING}#{SECRET}", "http://[::1]:8000"),
    ],
)
def test_a_link_is_read_in_its_parts(link: str, hub: str) -> None:
    assert read_link(link) == Invite(hub=hub, meeting=MEETING, secret=SECRET)


@pytest.mark.parametrize(
    "link",
    [
        "",
        f"https://circle.example/m/{MEETING}",
        f"https://circle.example/m/{MEETING}#short",
        f"https://circle.example/x/{MEETING}#{SECRET}",
        f"ftp://circle.example/m/{MEETING}#{SECRET}",
        f"https:///m/{MEETING}#{SECRET}",
        f"https://circle.example/m/{MEETING}?x=1#{SECRET}",
    ],
)
def test_anything_else_is_no_link_and_its_secret_is_not_repeated(link: str) -> None:
    with pytest.raises(ValueError, match="a link to a meeting looks like") as refused:
        read_link(link)
    assert SECRET not in str(refused.value)


def test_the_line_is_as_safe_as_the_link() -> None:
    assert line_address("https://circle.example") == "wss://circle.example/ws"
    assert line_address("http://127.0.0.1:8000") == "ws://127.0.0.1:8000/ws"


@pytest.mark.parametrize(
    ("hub", "here"),
    [
        ("http://localhost:8000", True),
        ("http://127.0.0.1", True),
        ("http://[::1]:8000", True),
        ("https://circle.example", False),
        ("http://192.168.1.2:8000", False),
    ],
)
def test_only_this_machine_is_loopback(hub: str, *, here: bool) -> None:
    assert is_loopback(hub) is here

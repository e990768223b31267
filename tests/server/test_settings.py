"""Settings come from the environment, and a wrong one is named together with what to put."""

import msgspec
import pytest
from circlekeeper_server.settings import VARIABLES, SettingFault, Settings, from_environment


def test_without_variables_the_hub_listens_on_8000_and_keeps_meetings_for_a_day() -> None:
    settings = from_environment({})

    assert settings == Settings()
    assert (settings.port, settings.keep_hours) == (8000, 24)
    assert settings.database == "data/circlekeeper.sqlite"


def test_each_setting_has_a_variable_with_its_meaning() -> None:
    assert [field.encode_name for field in msgspec.structs.fields(Settings)] == list(VARIABLES)


def test_variables_of_others_and_empty_ones_are_left_alone() -> None:
    assert from_environment({"PORT": "", "PATH": "/bin", "MEETING_KEY": " "}) == Settings()


def test_what_is_set_is_used() -> None:
    settings = from_environment(
        {
            "PORT": "9000",
            "BIND": "127.0.0.1",
            "PUBLIC_URL": "https://Circle.example/",
            "DATABASE": ":memory:",
            "MEETING_KEY": "linden",
            "TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8, ::1",
            "FRAME_ANCESTORS": "'self' https://call.example https://*.example.org:8443",
            "KEEP_HOURS": "48",
        }
    )

    assert settings == Settings(
        port=9000,
        bind="127.0.0.1",
        public_url="https://circle.example",
        database=":memory:",
        meeting_key="linden",
        trusted_proxies=("127.0.0.1", "10.0.0.0/8", "::1"),
        frame_ancestors="'self' https://call.example https://*.example.org:8443",
        keep_hours=48,
    )


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://circle.example:443", "https://circle.example"),
        ("http://circle.example:80/", "http://circle.example"),
        ("http://circle.example:443", "http://circle.example:443"),
        ("http://[fd00::1]:8000", "http://[fd00::1]:8000"),
        ("http://192.168.1.2:8000", "http://192.168.1.2:8000"),
    ],
)
def test_the_public_address_is_kept_as_browsers_write_an_origin(url: str, origin: str) -> None:
    assert from_environment({"PUBLIC_URL": url}).public_url == origin


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "65536"),
        ("PUBLIC_URL", "circle.example"),
        ("PUBLIC_URL", "ftp://circle.example"),
        ("PUBLIC_URL", "https://circle.example/meetings"),
        ("PUBLIC_URL", "https://circle.example\n/"),
        ("PUBLIC_URL", "https://me:word@circle.example"),
        ("DATABASE", "postgres://elsewhere"),
        ("UNSAFE_DATABASE", "perhaps"),
        ("MEETING_KEY", "x" * 201),
        ("TRUSTED_PROXIES", "everyone"),
        ("TRUSTED_PROXIES", "10.0.0.1/8"),
        ("FRAME_ANCESTORS", "*"),
        ("FRAME_ANCESTORS", "'none' https://call.example"),
        ("FRAME_ANCESTORS", "'self'; script-src *"),
        ("FRAME_ANCESTORS", "https://call.example\r\nSet-Cookie: a=b"),
        ("KEEP_HOURS", "0"),
        ("KEEP_HOURS", "a day"),
    ],
)
def test_a_wrong_setting_is_named_with_what_to_put(name: str, value: str) -> None:
    with pytest.raises(SettingFault) as fault:
        from_environment({name: value})

    assert str(fault.value).startswith(f"{name} cannot be used")
    assert VARIABLES[name].put in str(fault.value)


def test_a_wrong_key_is_not_shown() -> None:
    with pytest.raises(SettingFault) as fault:
        from_environment({"MEETING_KEY": "linden" * 40})

    assert "linden" not in str(fault.value)

"""What the keeper of a hub can set, by environment variables. An empty one is not set."""

import ipaddress
import re
from collections.abc import Mapping
from typing import Annotated, Final, Literal, NamedTuple

import msgspec
from msgspec import Meta

MEMORY: Final = ":memory:"
"""A `DATABASE` that lasts as long as the process."""

HOST: Final = r"(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
"""A host with or without a port, in lower case."""

_PLACE = r"(?:[a-z0-9.-]+|\[[0-9a-f:.]+\]):(?:[0-9]{1,4}|[1-5][0-9]{4})"
_SOURCE = rf"(?:'self'|https?://(?:\*\.)?{HOST}|https:)"
_DEFAULT_PORT = re.compile(r"^(http(?=://.*:80$)|https(?=://.*:443$))(://.*):\d+$")


class Settings(msgspec.Struct, frozen=True, kw_only=True, rename="upper"):
    port: Annotated[int, Meta(ge=0, le=65535)] = 8000
    """0 takes a free one."""
    bind: str = "0.0.0.0"  # noqa: S104 (phones on the same network are meant to join)
    public_url: Annotated[str, Meta(pattern=rf"^(?:https?://{HOST})?\Z")] = ""
    """The origin that people see, without a slash at its end; empty: whatever address they use."""
    database: Annotated[str, Meta(pattern=r"^(?:rediss?://|(?!.*://))")] = (
        "data/circlekeeper.sqlite"
    )
    unsafe_database: bool = False
    """Whether to start on a Redis that may lose what it has acknowledged."""
    meeting_key: Annotated[str, Meta(max_length=200)] = ""
    """Needed to start a meeting; empty: anyone may start one."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses and networks whose `X-Forwarded-For` and `-Proto` are believed."""
    frame_ancestors: Annotated[str, Meta(pattern=rf"^(?:'none'|{_SOURCE}(?: +{_SOURCE})*)\Z")] = (
        "'none'"
    )
    """Which sites may show the hub inside their pages, as a content security policy names them."""
    keep_hours: Annotated[int, Meta(ge=1, le=720)] = 24
    """Hours from the end of a meeting until it is erased."""
    contact: Annotated[str, Meta(max_length=200)] = ""
    """Whom people of these meetings can turn to beside their facilitators; empty: nobody."""
    metrics: Annotated[str, Meta(pattern=rf"^(?:{_PLACE})?\Z")] = ""
    """Address and port for a Prometheus to read numbers from; empty: nowhere."""
    logs: Literal["text", "json"] = "text"

    @property
    def on_redis(self) -> bool:
        """Whether several hubs share the meetings."""
        return self.database.startswith(("redis://", "rediss://"))


class Variable(NamedTuple):
    meaning: str
    put: str


VARIABLES: Final = {
    "PORT": Variable("the port to listen on", "a number from 0 to 65535, such as 8000"),
    "BIND": Variable("the address to listen on", "an address of this machine, such as 127.0.0.1"),
    "PUBLIC_URL": Variable(
        "the address in people's links, if not the one they use",
        "http:// or https:// and a host, without a path, such as https://circle.example",
    ),
    "DATABASE": Variable(
        "where meetings are kept",
        f"a file, {MEMORY} to forget at the end, or redis://host:port for several hubs",
    ),
    "UNSAFE_DATABASE": Variable(
        "whether a Redis that may lose meetings is accepted", "1 if you accept that, or else 0"
    ),
    "MEETING_KEY": Variable(
        "a word that is needed to start meetings", "at most 200 characters that you give to hosts"
    ),
    "TRUSTED_PROXIES": Variable(
        "proxies that tell who is connected",
        "addresses or networks with commas between, such as 127.0.0.1,10.0.0.0/8",
    ),
    "FRAME_ANCESTORS": Variable(
        "sites that may show the hub inside their pages",
        "'none', 'self' or origins with spaces between, such as https://call.example",
    ),
    "KEEP_HOURS": Variable(
        "hours until a meeting that ended is erased", "a number of hours from 1 to 720, such as 24"
    ),
    "CONTACT": Variable(
        "whom people can turn to beside their facilitators",
        "at most 200 characters, such as care@circle.example or a number to call",
    ),
    "METRICS": Variable(
        "where a Prometheus reads numbers, /metrics",
        "an address and a port that only your own machines reach, such as 127.0.0.1:9100",
    ),
    "LOGS": Variable("how the log looks: for people, or one JSON object a line", "text or json"),
}
"""Each setting's meaning, and what to put, for the person who runs the hub."""


class SettingFault(ValueError):
    """A variable holds what it cannot hold; the message says what to put."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} cannot be used as it is set. Put {VARIABLES[name].put}.")


def from_environment(environment: Mapping[str, str]) -> Settings:
    """Raises `SettingFault`."""
    given: dict[str, object] = {
        name: environment[name].strip() for name in VARIABLES if environment.get(name, "").strip()
    }
    if "PUBLIC_URL" in given:
        given["PUBLIC_URL"] = _origin(str(given["PUBLIC_URL"]))
    if "TRUSTED_PROXIES" in given:
        given["TRUSTED_PROXIES"] = _networks(str(given["TRUSTED_PROXIES"]))
    try:
        return msgspec.convert(given, Settings, strict=False)
    except msgspec.ValidationError as error:
        raise SettingFault(_variable_in(str(error))) from None


def _origin(url: str) -> str:
    """As browsers write it: in lower case, without the port that goes without saying."""
    return _DEFAULT_PORT.sub(r"\1\2", url.lower().removesuffix("/"))


def _networks(listed: str) -> tuple[str, ...]:
    networks = tuple(part.strip() for part in listed.split(",") if part.strip())
    for network in networks:
        try:
            ipaddress.ip_network(network)
        except ValueError:
            raise SettingFault("TRUSTED_PROXIES") from None
    return networks


def _variable_in(message: str) -> str:
    """The variable that a validation error is about."""
    return next(name for name in VARIABLES if f"$.{name}`" in message)

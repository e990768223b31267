"""Frames to bytes and back. Unknown fields and types from a client are errors, never ignored."""

from typing import Final

import msgspec

from .frames import AnyClientFrame, AnyServerFrame

_to_json: Final = msgspec.json.Encoder()
_client: Final[msgspec.json.Decoder[AnyClientFrame]] = msgspec.json.Decoder(AnyClientFrame)
_server: Final[msgspec.json.Decoder[AnyServerFrame]] = msgspec.json.Decoder(AnyServerFrame)

_UNREADABLE: Final = (msgspec.DecodeError, UnicodeError, RecursionError)


class Malformed(ValueError):
    """A frame that cannot be read; `id` is the command's, where it could be found."""

    def __init__(self, why: str, id: str = "") -> None:
        super().__init__(why)
        self.id = id


class _Id(msgspec.Struct, frozen=True):
    id: str = ""


def encode(frame: AnyServerFrame | AnyClientFrame) -> bytes:
    return _to_json.encode(frame)


def decode_client(text: bytes | str) -> AnyClientFrame:
    """Raises `Malformed`."""
    try:
        return _client.decode(text)
    except _UNREADABLE as error:
        raise Malformed(str(error), _id_in(text)) from None


def decode_server(text: bytes | str) -> AnyServerFrame:
    """Raises `Malformed`."""
    try:
        return _server.decode(text)
    except _UNREADABLE as error:
        raise Malformed(str(error)) from None


def _id_in(text: bytes | str) -> str:
    try:
        id = msgspec.json.decode(text, type=_Id).id
    except _UNREADABLE:
        return ""
    return id if len(id) <= 32 else ""

"""Pure frames: a text for any number of clients, and one client's text out of a lone segment."""

import struct
from typing import Final

try:
    from websockets.speedups import apply_mask
except ImportError:  # websockets was built without a compiler
    from websockets.utils import apply_mask

SMALL_BYTES: Final = 4096
"""Longer messages always go through the parser, which knows the limits."""

_FINAL_TEXT = 0x81
_MASKED = 0x80
_LENGTH_IN_2_BYTES = 126
_LENGTH_IN_8_BYTES = 127


def text_frame(text: bytes) -> bytes:
    """One whole server frame (final, unmasked, uncompressed) around `text`, which must be UTF-8."""
    length = len(text)
    if length < _LENGTH_IN_2_BYTES:
        return bytes((_FINAL_TEXT, length)) + text
    if length < 1 << 16:
        return struct.pack("!BBH", _FINAL_TEXT, _LENGTH_IN_2_BYTES, length) + text
    return struct.pack("!BBQ", _FINAL_TEXT, _LENGTH_IN_8_BYTES, length) + text


def lone_text(segment: bytes) -> bytes | None:
    """The text of a segment that is exactly one small, final, masked text frame; else None."""
    if len(segment) < 8 or segment[0] != _FINAL_TEXT:
        return None
    length, start = segment[1] - _MASKED, 6
    if length >= _LENGTH_IN_2_BYTES:
        length = segment[2] << 8 | segment[3] if length == _LENGTH_IN_2_BYTES else SMALL_BYTES + 1
        start = 8
    if length > SMALL_BYTES or len(segment) != start + length:
        return None
    return apply_mask(segment[start:], segment[start - 4 : start])

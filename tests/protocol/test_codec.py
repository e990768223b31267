"""What cannot be read is malformed, whatever is wrong with it."""

import pytest
from circlekeeper_protocol.codec import Malformed, decode_client, decode_server
from circlekeeper_protocol.frames import AskTime

DEEP = "[" * 30_000


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("", ""),
        ("not json", ""),
        ("[]", ""),
        ('{"type":"sing","id":"c1"}', "c1"),
        ('{"type":"do","id":"c1","command":{"type":"sing"}}', "c1"),
        ('{"type":"do","id":"c1","command":{"type":"leave","loudly":true}}', "c1"),
        ('{"type":"do","id":"c1","command":{"type":"rename","name":"%s"}}' % ("x" * 41), "c1"),
        ('{"type":"do","id":"%s","command":{"type":"leave"}}' % ("c" * 33), ""),
        ('{"type":"do","id":7,"command":{"type":"leave"}}', ""),
        ('{"type":"do","id":"c1","command":' + DEEP, ""),
        ('{"type":"ask_time","sent":9007199254740992}', ""),
        ('{"type":"do","id":"c1","command":{"type":"rename","name":"\\ud800"}}', ""),
    ],
)
def test_a_frame_that_cannot_be_read_is_malformed_and_names_its_command_if_it_can(
    text: str, id: str
) -> None:
    with pytest.raises(Malformed) as malformed:
        decode_client(text)

    assert malformed.value.id == id


def test_a_servers_frame_that_cannot_be_read_is_malformed() -> None:
    for text in ('{"type":"sing"}', '{"type":' + DEEP):
        with pytest.raises(Malformed):
            decode_server(text)


def test_bytes_that_are_no_text_are_malformed() -> None:
    with pytest.raises(Malformed):
        decode_client(b'{"type":"do","id":"c1","command":{"type":"rename","name":"\xff"}}')


def test_space_around_a_frame_does_no_harm() -> None:
    assert decode_client(' {"type":"ask_time","sent":5} ') == AskTime(sent=5)

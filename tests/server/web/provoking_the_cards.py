"""Bad input about cards."""

from typing import Any, Final

from tests.server.web.provoking import brings
from tests.server.web.seated import Circle

AGREEMENT: Final[dict[str, Any]] = {
    "card": 101,
    "kind": "agreement",
    "text": "It stays here",
    "audience": "everyone",
    "to": None,
}
LIMITS: Final[dict[str, Any]] = {
    "card": 102,
    "kind": "limits",
    "text": "My work",
    "audience": "facilitators",
    "to": None,
}
IN_OTHER_WORDS: Final[dict[str, Any]] = {"text": "In other words", "audience": "everyone"}


@brings(
    "a card that is not there, or that one may not read; somebody else's; "
    "one that was changed meanwhile"
)
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "put_card", **AGREEMENT)
    await circle.do(circle.mari, "change_card", card=101, edition=1, **IN_OTHER_WORDS)
    await circle.do(circle.mari, "put_card", **LIMITS)
    return [
        await circle.refused(circle.ana, "take_card_back", card=109),
        await circle.refused(circle.ana, "take_card_back", card=102),
        await circle.refused(circle.ana, "take_card_back", card=101),
        await circle.refused(circle.ana, "change_card", card=101, edition=1, **IN_OTHER_WORDS),
    ]


@brings("a card of a kind that cannot have such readers; a number that a card has already")
async def _(circle: Circle) -> list[str]:
    await circle.do(circle.mari, "put_card", **AGREEMENT)
    return [
        await circle.refused(circle.ana, "put_card", **{**LIMITS, "audience": "everyone"}),
        await circle.refused(circle.ana, "put_card", **{**LIMITS, "card": 101}),
    ]

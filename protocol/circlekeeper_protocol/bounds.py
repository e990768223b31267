"""The types that bound what may stand on the wire. Lengths are in code points, instants in Millis.

Bounds given here reach the JSON Schema and every client's validation; what a length cannot say
(no control characters, not only spaces) is checked by the rules.
"""

from typing import Annotated, Literal

from msgspec import Meta

SAFE_INTEGER = 2**53 - 1
"""The largest integer that every JSON reader keeps exactly."""

MOST_MEETINGS = 200
"""In one series."""

Millis = Annotated[int, Meta(ge=0, le=SAFE_INTEGER, description="Milliseconds since 1970, UTC.")]
Minutes = Annotated[int, Meta(ge=0, le=600)]
MinuteMillis = Annotated[int, Meta(ge=1_000, le=600_000, description="How long a minute lasts.")]
MinutesMoved = Annotated[int, Meta(ge=-120, le=120, description="Minutes more (or fewer).")]
Seq = Annotated[int, Meta(ge=0, le=SAFE_INTEGER, description="An entry's place in the log.")]

MemberId = Annotated[int, Meta(ge=0, le=SAFE_INTEGER, description="A member; 0 is the hub.")]
TurnId = Annotated[int, Meta(ge=0, le=SAFE_INTEGER, description="A turn; 0 is no turn.")]
PhaseId = Annotated[int, Meta(ge=0, le=SAFE_INTEGER, description="A phase, wherever it stands.")]
SignalId = Annotated[int, Meta(ge=0, le=SAFE_INTEGER)]
CardId = Annotated[
    int, Meta(ge=1, le=SAFE_INTEGER, description="A card; its writer chooses it at random.")
]
RemarkId = Annotated[
    int, Meta(ge=1, le=SAFE_INTEGER, description="A remark; its writer chooses it at random.")
]

Title = Annotated[str, Meta(min_length=1, max_length=80)]
Line = Annotated[str, Meta(max_length=200)]
Text = Annotated[str, Meta(max_length=500)]
Name = Annotated[str, Meta(min_length=1, max_length=40)]
Link = Annotated[str, Meta(max_length=500)]
Zone = Annotated[str, Meta(max_length=64, description="A time zone by its IANA name.")]

# In Python, `$` alone would let a line break follow.
_RANDOM = Meta(pattern=r"^[A-Za-z0-9_-]{22}(?!\n)$", description="128 random bits.")
Secret = Annotated[str, _RANDOM]
MeetingId = Annotated[str, _RANDOM]
CommandId = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,32}(?!\n)$")]
_SHA_256 = Meta(pattern=r"^[0-9a-f]{64}(?!\n)$", description="SHA-256 in hexadecimal.")
Digest = Annotated[str, _SHA_256]

Role = Literal["facilitator", "participant", "observer"]
Presence = Literal["here", "reconnecting"]
Stage = Literal["gathering", "running", "ended", "erased"]
PhaseKind = Literal["opening", "getting_to_know", "goals", "in_depth", "wrap_up", "closing", "own"]
PlanKind = Literal["group", "pair"]
PhaseStatus = Literal["upcoming", "active", "done", "aside"]
StepKind = Literal["say", "drink", "breathe", "quiet", "round", "contact", "agreements"]
FloorMode = Literal["open", "queue", "round", "volunteer", "piece", "quiet"]
RoundMode = Literal["round", "volunteer"]
HandKind = Literal["speak", "respond", "clarify", "question", "process"]
Policy = Literal["arrival", "less_heard", "facilitator"]
Help = Literal["listening", "questions", "ideas"]
SignalKind = Literal["heads_up", "wrap_up", "end", "quiet", "turn", "phase", "overtime"]
Wish = Literal["yes", "no", "else"]
SignalState = Literal["planned", "held", "announced", "missed"]
CardKind = Literal[
    "helps",
    "bothers",
    "limits",
    "eases",
    "calms",
    "agreement",
    "goal",
    "hope",
    "topic",
    "break",
    "check",
    "back",
    "answer",
    "resource",
    "backup",
]
Audience = Literal["everyone", "seated", "circle", "facilitators", "own"]

HUB: MemberId = 0
"""Who acts when nobody in the meeting does: the clock, the lines."""

NO_TURN: TurnId = 0

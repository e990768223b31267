"""What the log of a rehearsal tells of its simulated members: which seats are theirs, and what they
remember. So any hub can go on with it, and nothing has to be kept beside its log.
"""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple, Protocol

from circlekeeper_protocol.bounds import Digest, MeetingId, MemberId, Millis, Name, Secret
from circlekeeper_protocol.events import (
    AnyEvent,
    CardPut,
    FacilitatorInviteRenewed,
    HandRaised,
    HelpSet,
    PieceOffered,
    PresenceChanged,
    SeatKeySet,
    ThoughtOffered,
    TurnBegan,
)
from circlekeeper_protocol.meeting import Meeting, Plan
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from .mind import Mind, Once
from .scenario import Scenario

SECRET_BYTES: Final = 16


class Branch(Protocol):
    """A meeting that goes on from a moment of another."""

    @property
    def meeting(self) -> MeetingId: ...
    @property
    def stands(self) -> Meeting: ...
    @property
    def told(self) -> Sequence[AnyEvent]: ...


class Cast(NamedTuple):
    """Who comes to a rehearsal that somebody leads, and how."""

    scenario: Scenario
    seed: str
    plan: Plan
    participant: Secret
    """The link by which they come."""
    root: Digest
    """Of the facilitators' first link: their own seats' secrets follow from it."""
    came: Mapping[Name, Mind]
    """Who had a seat already, also if they have left, and what they remember."""

    @property
    def minute(self) -> Millis:
        return self.plan.minute

    def key(self, name: Name) -> Secret:
        """The secret of somebody's seat: the same on every hub, and no guess for who does not
        lead."""
        drawn = sha256(f"{self.root}/{name}".encode()).digest()[:SECRET_BYTES]
        return urlsafe_b64encode(drawn).rstrip(b"=").decode()


def cast_of(
    branch: Branch, scenarios: Mapping[str, Scenario], digest: Callable[[Secret], Digest]
) -> Cast:
    """Raises `Refused` if it is by a scenario that this hub does not know."""
    stands = branch.stands
    scenario = scenarios.get(stands.rehearsal)
    if scenario is None:
        raise Refused("no_entry")
    root = next(e.digest for e in branch.told if isinstance(e, FacilitatorInviteRenewed))
    cast = Cast(
        scenario=scenario,
        seed=stands.vault.seed,
        plan=stands.plan,
        participant=stands.invites.participant or "",
        root=root,
        came={},
    )
    names = {digest(cast.key(each.name)): each.name for each in scenario.characters}
    came = {
        names[event.digest]: recalled(branch.told, event.member)
        for event in branch.told
        if isinstance(event, SeatKeySet) and event.digest in names
    }
    return cast._replace(came=came)


def recalled(told: Iterable[AnyEvent], member: MemberId) -> Mind:
    """What a participant remembers of all this, beside what they would like to do."""
    mind, speaks = Mind(), 0
    for event in told:
        match event:
            case TurnBegan(turn=turn, member=speaker):
                speaks = speaker
                mind = replace(mind, last_turn=turn) if speaker == member else mind
            case PieceOffered(turn=turn) if speaks == member:
                mind = replace(mind, handed_on=turn)
            case HelpSet(turn=turn) if speaks == member:
                mind = replace(mind, said_what_helps=turn)
            case ThoughtOffered(member=offers, turn=turn) if offers == member:
                mind = replace(mind, had_a_thought=turn)
            case PresenceChanged(member=away, presence="reconnecting") if away == member:
                mind = _once(mind, "line dropped")
            case HandRaised(member=raises, kind="process") if raises == member:
                mind = _once(mind, "asked for a moment")
            case CardPut(card=card) if card.member == member and card.kind == "break":
                mind = _once(mind, "took a break")
            case CardPut(card=card) if card.member == member and card.kind == "back":
                mind = _once(mind, "came back")
            case _:
                pass
    return mind


def _once(mind: Mind, what: Once) -> Mind:
    return replace(mind, once=mind.once | {what})

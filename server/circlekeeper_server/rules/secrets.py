"""Who may come in: invites by role, and seats by their keys. Compared in constant time."""

import hashlib
import hmac

from circlekeeper_protocol.bounds import Digest, MemberId, Role, Secret
from circlekeeper_protocol.meeting import Meeting


def digest(secret: Secret) -> Digest:
    """What the log keeps in place of a secret. Its 128 random bits need no salt or stretching."""
    return hashlib.sha256(secret.encode()).hexdigest()


def accepts_invite(meeting: Meeting, invite: Secret) -> Role | None:
    """The role that the invite gives, if it is one of the present links. That of observers opens
    nothing unless they may come."""
    role: Role | None = None
    if _same(digest(invite), meeting.vault.facilitator_invite):
        role = "facilitator"
    if _same(digest(invite), meeting.vault.stand_in):
        role = "facilitator"
    if _same(invite, meeting.invites.participant):
        role = "participant"
    if _same(invite, meeting.invites.observer) and meeting.observing.welcome:
        role = "observer"
    return role


def member_with_key(meeting: Meeting, key: Digest) -> MemberId | None:
    """Whose seat it is."""
    for seat in meeting.vault.seats:
        if hmac.compare_digest(seat.digest, key):
            return seat.member
    return None


def _same(given: str, kept: str | None) -> bool:
    return kept is not None and hmac.compare_digest(given, kept)

"""Hands: wishes for the floor, one of a kind for each person, kept until they are met or lowered.

A facilitator may lower, reorder and invite; anyone may let others go first. A hand that is put
behind others which do not go ahead goes ahead no more, and one that is put before some which do,
does too. Under `less_heard` the order is the group's own: facilitators who want another give the
floor instead.
"""

from circlekeeper_protocol.commands import (
    ChangeHand,
    InviteToSpeak,
    LowerHand,
    MoveHand,
    RaiseHand,
)
from circlekeeper_protocol.events import (
    Events,
    HandChanged,
    HandLowered,
    InvitationOver,
    MemberInvited,
)
from circlekeeper_protocol.meeting import Meeting, Seat
from circlekeeper_protocol.refusals import Refused
from msgspec.structs import replace

from circlekeeper_server.rules.guards import (
    require_facilitator,
    require_member,
    require_private,
    require_voice,
)

from .order import RESPONSES, hand_of, moved_to, place_of, raised, raised_again


def raise_hand(meeting: Meeting, by: Seat, command: RaiseHand) -> Events:
    require_voice(by)
    turn = meeting.floor.turn
    speaks = turn is not None and turn.member == by.id
    if speaks or hand_of(meeting.floor, by.id, command.kind) is not None:
        return ()
    return (raised(meeting, by.id, command.kind),)


def lower_hand(meeting: Meeting, by: Seat, command: LowerHand) -> Events:
    member = by.id if command.member is None else command.member
    if member != by.id:
        require_facilitator(by)
        require_member(meeting, member)
    return tuple(
        HandLowered(member=member, kind=hand.kind)
        for hand in meeting.floor.hands
        if hand.member == member and command.kind in (None, hand.kind)
    )


def change_hand(meeting: Meeting, by: Seat, command: ChangeHand) -> Events:
    floor = meeting.floor
    hand = hand_of(floor, by.id, command.kind)
    if hand is None:
        raise Refused("no_hand")
    if command.to == command.kind:
        return ()
    lowered = HandLowered(member=by.id, kind=command.kind)
    if hand_of(floor, by.id, command.to) is not None:
        return (lowered,)
    if (command.kind in RESPONSES) == (command.to in RESPONSES):
        return (HandChanged(member=by.id, kind=command.kind, to=command.to),)
    fresh = raised(meeting, by.id, command.to)
    if place_of(floor, by.id, command.kind) < fresh.place:
        fresh = replace(fresh, place=fresh.place - 1)
    return (lowered, fresh)


def move_hand(meeting: Meeting, by: Seat, command: MoveHand) -> Events:
    floor, member, kind = meeting.floor, command.member, command.kind
    require_member(meeting, member)
    if hand_of(floor, member, kind) is None:
        raise Refused("no_hand")
    place = min(command.place, len(floor.hands) - 1)
    present = place_of(floor, member, kind)
    own = member == by.id
    if not own or place < present:
        require_facilitator(by)
    if place == present:
        return ()
    if floor.customs.policy == "less_heard":
        if not own or place < present:
            raise Refused("order_is_set")
        return raised_again(meeting, member, kind)
    return moved_to(floor, member, kind, place)


def invite_to_speak(meeting: Meeting, by: Seat, command: InviteToSpeak) -> Events:
    require_facilitator(by)
    who = require_member(meeting, command.member)
    require_voice(who)
    require_private(who)
    floor = meeting.floor
    speaks = floor.turn is not None and floor.turn.member == who.id
    waits = any(hand.member == who.id for hand in floor.hands)
    if speaks or waits or who.id in floor.invited:
        return ()
    return (MemberInvited(member=who.id),)


def decline_invitation(meeting: Meeting, by: Seat) -> Events:
    return (InvitationOver(member=by.id),) if by.id in meeting.floor.invited else ()

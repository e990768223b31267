"""The floor's state diagram, as the real rules draw it.

Every command is tried in every state that a small circle can come to; what it did is an edge. So
the picture cannot say anything that the rules do not do.
"""

from collections.abc import Iterator
from typing import Final, get_args

from circlekeeper_protocol import commands as c
from circlekeeper_protocol.bounds import HUB, NO_TURN, FloorMode, MemberId, Millis
from circlekeeper_protocol.line_up import reachable
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.names import snake
from circlekeeper_protocol.privacy import is_paused
from circlekeeper_protocol.refusals import Refused
from circlekeeper_server.rules import carry_out

from .story import ANA, BEGIN, BO, FACILITATORS, MARI, MINUTE, PARTICIPANTS, tell

STATES: Final = {
    "free": "nobody has the floor",
    "speaking": "somebody has the floor",
    "offered": "the piece is offered",
    "waiting": "the speaker's line is down",
    "bell": "the bell or a pause holds everything",
}
Edge = tuple[str, str]


def diagram() -> str:
    """In Mermaid's words."""
    edges: dict[Edge, set[str]] = {}
    for before, deed, after in _explored():
        edge = (_state(before), _state(after))
        same_turn = before.floor.turns == after.floor.turns
        if edge[0] != edge[1] or not same_turn:
            edges.setdefault(edge, set()).add(deed)
    lines = ["stateDiagram-v2", "    [*] --> free"]
    lines += [f"    {state}: {words}" for state, words in STATES.items()]
    for before_after in sorted(edges, key=_in_order):
        first, second = before_after
        lines.append(f"    {first} --> {second}: {', '.join(sorted(edges[before_after]))}")
    return "\n".join(lines) + "\n"


def _in_order(edge: Edge) -> tuple[int, int]:
    states = list(STATES)
    return states.index(edge[0]), states.index(edge[1])


def _state(meeting: Meeting) -> str:
    floor = meeting.floor
    if meeting.bell is not None:
        return "bell"
    if floor.turn is None:
        return "free"
    if floor.turn.held_at is not None:
        return "waiting"
    return "speaking" if floor.offer is None else "offered"


def _explored() -> Iterator[tuple[Meeting, str, Meeting]]:
    """Every deed in every state, each kind of state once."""
    now = BEGIN
    known: set[object] = set()
    waiting = [_gathered()]
    while waiting:
        meeting = waiting.pop()
        here = reachable(meeting) | {HUB}
        for deed, by, command, later in _deeds(meeting):
            if by not in here:
                continue
            try:
                _, after = carry_out(meeting, by, now + later, command)
            except Refused:
                continue
            yield meeting, deed, after
            if (kind := _kind(after)) not in known:
                known.add(kind)
                waiting.append(after)


def _kind(meeting: Meeting) -> object:
    """Meetings of one kind go on alike."""
    floor = meeting.floor
    round_ = floor.round
    return (
        _state(meeting),
        floor.mode,
        floor.turn and floor.turn.member,
        len(floor.hands),
        round_ is not None and bool(round_.to_come),
        reachable(meeting),
        meeting.vault.bell is None,
        is_paused(meeting),
    )


def _gathered() -> Meeting:
    """Mari facilitates Ana and Bo, and has just begun."""
    made = next(tell()).after
    meeting = made
    for name, member, invite in (
        ("Mari", MARI, FACILITATORS),
        ("Ana", ANA, PARTICIPANTS),
        ("Bo", BO, PARTICIPANTS),
    ):
        key = f"{member:0>64}"
        seat = c.TakeSeat(invite=invite, name=name, key=key, node="one")
        meeting = carry_out(meeting, HUB, BEGIN, seat)[1]
    return carry_out(meeting, MARI, BEGIN, c.StartMeeting())[1]


Deed = tuple[str, MemberId, c.AnyCommand | c.ChangeLines | c.RingDue, Millis]


def _deeds(meeting: Meeting) -> Iterator[Deed]:
    floor = meeting.floor
    turn = NO_TURN if floor.turn is None else floor.turn.id
    speaker = MARI if floor.turn is None else floor.turn.member
    modes: tuple[FloorMode, ...] = get_args(FloorMode)
    for mode in modes:
        yield _said(MARI, c.SetFloorMode(mode=mode))
    for by in (MARI, ANA):
        yield _said(by, c.RaiseHand(kind="speak"))
    yield _said(MARI, c.GiveFloor(to=BO, after=turn))
    yield _said(MARI, c.NextSpeaker(after=turn, keep_place=True))
    yield _said(speaker, c.EndTurn(turn=turn))
    yield _said(speaker, c.PassTurn(turn=turn))
    yield _said(speaker, c.HandBack(turn=turn))
    yield _said(MARI, c.UndoMove())
    yield _said(speaker, c.PassPiece(turn=turn, to=BO if speaker == ANA else ANA))
    yield _said(speaker, c.KeepPiece(turn=turn))
    yield _said(ANA, c.TakePiece(turn=turn))
    yield _said(ANA, c.DeclinePiece(turn=turn))
    yield _said(ANA, c.PickUpPiece())
    yield _said(BO, c.RingBell(named=False))
    yield _said(MARI, c.PauseMeeting())
    if meeting.bell is not None:
        yield _said(MARI, c.ResumeMeeting(prompt=""))
        yield "the quiet is over", HUB, c.RingDue(), 10 * MINUTE
    for deed, opened, closed in (("the line drops", (), (ANA,)), ("the line is back", (ANA,), ())):
        yield deed, HUB, c.ChangeLines(node="one", opened=opened, closed=closed), 0


def _said(by: MemberId, command: c.AnyCommand) -> Deed:
    return snake(type(command).__name__), by, command, 0

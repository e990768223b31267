"""A hub of one meeting in a page, and a world in which its lines lose whatever may be lost.

The hub is the rules, a log in a list and the protocol's answers, without I/O; a real one may batch,
store and fan out as it likes, but says the same. Nothing moves by itself: each message on each line
waits until somebody carries it.
"""

from collections import deque
from random import Random

from circlekeeper_client.actions import (
    Action,
    Actions,
    Answered,
    Back,
    CutLine,
    Happened,
    NotAnswered,
    OpenLine,
    Over,
    Seated,
    Send,
)
from circlekeeper_client.links import Invite
from circlekeeper_client.session import Session, Stage
from circlekeeper_protocol.bounds import HUB, CommandId, MemberId, Millis, Role, Seq
from circlekeeper_protocol.closing import CloseCode
from circlekeeper_protocol.codec import decode_client, encode
from circlekeeper_protocol.commands import AnyCommand, ChangeLines, RingDue, TakeSeat
from circlekeeper_protocol.events import (
    CurtainDrawn,
    CurtainOpened,
    Events,
    MemberLeft,
    RoleChanged,
)
from circlekeeper_protocol.evolve import evolve_all
from circlekeeper_protocol.frames import (
    AnyServerFrame,
    AskTime,
    Beat,
    Do,
    Done,
    Door,
    Entry,
    Hello,
    Join,
    Restarting,
    Resumed,
    TellTime,
    Welcome,
)
from circlekeeper_protocol.frames import Refused as RefusedFrame
from circlekeeper_protocol.meeting import Meeting
from circlekeeper_protocol.privacy import newcomer, view, viewer_of
from circlekeeper_protocol.readers import Viewer
from circlekeeper_protocol.refusals import REFUSALS, Refused
from circlekeeper_server.hub.record import Cause, Record
from circlekeeper_server.rules import (
    accepts_invite,
    decide,
    digest,
    member_with_key,
    next_deadline,
)

from tests.support.kept_log import shown
from tests.support.meetings import MAKE, NOW, begun

MEETING_ID = "m" * 22
NODE = "one"


class Line:
    """Two queues of messages on their way. A close code travels behind what was sent before it."""

    def __init__(self) -> None:
        self.to_hub: deque[bytes] = deque()
        self.to_client: deque[bytes | CloseCode] = deque()
        self.invite: str | None = None
        self.member: MemberId | None = None

    def write(self, frame: AnyServerFrame) -> None:
        self.to_client.append(encode(frame))


class ModelHub:
    def __init__(self, tail: int) -> None:
        self.now: Millis = NOW
        self.epoch = "first"
        self.lines: list[Line] = []
        self.log: list[Record] = []
        self.states: list[Meeting] = []
        """`states[seq - 1]` is the meeting after entry `seq`."""
        self._tail = tail
        self._fresh: dict[MemberId, Seq] = {}
        events = decide(None, HUB, self.now, MAKE)
        self._store(events, HUB, None, begun(events))

    @property
    def meeting(self) -> Meeting:
        return self.states[-1]

    def role(self, member: MemberId, seq: Seq) -> Role:
        """The member's role after entry `seq`."""
        return next(seat.role for seat in self.states[seq - 1].seats if seat.id == member)

    def viewer(self, member: MemberId, seq: Seq) -> Viewer:
        return viewer_of(self.states[seq - 1], member, self.role(member, seq))

    def hear(self, line: Line, text: bytes) -> None:
        match decode_client(text):
            case Hello() as hello:
                if hello.invite is not None:
                    self._show_door(line, hello.invite)
                elif hello.seat is not None:
                    self._come_back(line, hello.seat, hello)
            case Join() as join:
                self._join(line, join)
            case Do() as do:
                self._do(line, do)
            case AskTime() as ask:
                line.write(TellTime(sent=ask.sent, now=self.now))

    def _show_door(self, line: Line, invite: str) -> None:
        role = accepts_invite(self.meeting, invite)
        if role is None:
            self.close(line, CloseCode.NO_ENTRY)
            return
        line.invite = invite
        door = view(self.meeting, newcomer(role))
        line.write(Door(role, self.epoch, len(self.log), self.now, door))

    def _come_back(self, line: Line, seat: str, hello: Hello) -> None:
        member = member_with_key(self.meeting, digest(seat))
        if member is None:
            self.close(line, CloseCode.NO_ENTRY)
            return
        self._sit(line, member, hello)
        self.decide(HUB, ChangeLines(node=NODE, opened=(member,), closed=()))

    def _join(self, line: Line, join: Join) -> None:
        key = digest(join.seat)
        member = member_with_key(self.meeting, key)
        if member is None:
            assert line.invite is not None
            take_seat = TakeSeat(invite=line.invite, name=join.name, key=key, node=NODE)
            try:
                self.decide(HUB, take_seat)
            except Refused as refused:
                line.write(_no(join.id, refused))
                return
            member = self.meeting.joined
        self._welcome(line, member)

    def _do(self, line: Line, do: Do) -> None:
        assert line.member is not None
        cause = Cause(member=line.member, id=do.id)
        known = [record.seq for record in self.log if record.cause == cause]
        if known:
            line.write(Done(id=do.id, seq=known[0]))
            return
        try:
            self.decide(line.member, do.command, do.acting_for, cause, line)
        except Refused as refused:
            line.write(_no(do.id, refused))

    def decide(
        self,
        by: MemberId,
        command: AnyCommand | TakeSeat | ChangeLines | RingDue,
        acting_for: MemberId | None = None,
        cause: Cause | None = None,
        line: Line | None = None,
    ) -> None:
        events = decide(self.meeting, by, self.now, command, acting_for)
        if events:
            self._store(events, by, cause, evolve_all(self.meeting, events))
            self._fan_out(self.log[-1])
        if line is not None and cause is not None:
            line.write(Done(id=cause.id, seq=len(self.log)))
        for event in events:
            if isinstance(event, MemberLeft):
                code = CloseCode.LEFT if event.member == by else CloseCode.REMOVED
                for left in [line for line in self.lines if line.member == event.member]:
                    self.close(left, code)

    def close(self, line: Line, code: CloseCode) -> None:
        line.to_client.append(code)
        line.to_hub.clear()
        self.lines.remove(line)

    def lost(self, line: Line) -> None:
        """Called when a line is gone."""
        if line in self.lines:
            self.lines.remove(line)
        member = line.member
        if member is not None and not any(other.member == member for other in self.lines):
            self.decide(HUB, ChangeLines(node=NODE, opened=(), closed=(member,)))

    def restart(self, *, in_a_new_epoch: bool) -> None:
        """Every line is told, and closed. The log stays, also where it is told to be another."""
        for line in list(self.lines):
            line.write(Restarting(spread=2_000))
            self.close(line, CloseCode.RESTART)
        if in_a_new_epoch:
            self.epoch += "+"

    def pass_time(self, by: Millis) -> None:
        """Let time pass; signals ring, and every line hears a beat."""
        until = self.now + by
        while (due := next_deadline(self.meeting)) is not None and due <= until:
            self.now = max(self.now, due)
            self.decide(HUB, RingDue())
        self.now = until
        for line in self.lines:
            line.write(Beat(now=self.now))

    def _sit(self, line: Line, member: MemberId, hello: Hello) -> None:
        oldest = max(len(self.log) - self._tail, self._fresh.get(member, 0))
        if hello.epoch != self.epoch or hello.seq < oldest:
            self._welcome(line, member)
            return
        line.member = member
        line.write(Resumed(seq=hello.seq, now=self.now))
        for record in self.log[hello.seq :]:
            self._write_entry(line, member, record)

    def _welcome(self, line: Line, member: MemberId) -> None:
        line.member = member
        seq = len(self.log)
        role = self.role(member, seq)
        meeting = view(self.meeting, self.viewer(member, seq), member)
        line.write(Welcome(member, role, self.epoch, seq, self.now, meeting))

    def _store(self, events: Events, by: MemberId, cause: Cause | None, after: Meeting) -> None:
        seq = len(self.log) + 1
        self.log.append(Record(seq, self.now, by, cause, NODE, events))
        self.states.append(after)
        for event in events:
            match event:
                case RoleChanged(member=member):
                    self._fresh[member] = seq
                case CurtainDrawn() | CurtainOpened():
                    bench = [seat.id for seat in after.seats if seat.role == "observer"]
                    self._fresh |= dict.fromkeys(bench, seq)
                case _:
                    pass

    def _fan_out(self, record: Record) -> None:
        for line in self.lines:
            if line.member is None or all(s.id != line.member for s in self.meeting.seats):
                continue
            if self._fresh.get(line.member) == record.seq:
                self._welcome(line, line.member)
            else:
                self._write_entry(line, line.member, record)

    def _write_entry(self, line: Line, member: MemberId, record: Record) -> None:
        if (entry := shown(record, self.viewer(member, record.seq), member)) is not None:
            line.write(entry)


def _no(id: CommandId, refused: Refused) -> RefusedFrame:
    refusal = REFUSALS[refused.code]
    return RefusedFrame(id=id, code=refused.code, message=refusal.sentence, retry=refusal.retry)


class Peer:
    """A session, its line in the world, and a diary of what it told its user."""

    def __init__(self, world: "World", invite: str, name: str, chance: Random) -> None:
        ticket = Invite(hub="http://hub", meeting=MEETING_ID, secret=invite)
        self.session = Session(ticket, name, chance)
        self.line: Line | None = None
        self.stalls = False
        self.outcomes: dict[CommandId, list[Answered | NotAnswered]] = {}
        self.shown_at: Seq = 0
        self.entries: list[Entry] = []
        """What happened since the meeting was shown afresh, at entry `shown_at`."""
        self.over: Over | None = None
        self._world = world

    def do(self, command: AnyCommand, acting_for: MemberId | None = None) -> None:
        if self.session.replica is None or self.over is not None:
            return
        id, actions = self.session.do(command, acting_for)
        self.outcomes[id] = []
        self.obey(actions)

    def tick(self) -> None:
        self.obey(self.session.tick(self._world.local))

    def carry_to_hub(self) -> None:
        if self.line is not None and self.line.to_hub:
            self._world.hub.hear(self.line, self.line.to_hub.popleft())

    def carry_to_client(self) -> None:
        if self.line is None or not self.line.to_client:
            return
        arrived = self.line.to_client.popleft()
        if isinstance(arrived, CloseCode):
            self.lose_line(arrived)
        else:
            self.obey(self.session.received(arrived, self._world.local))

    def lose_line(self, code: int | None = None) -> None:
        if self.line is None:
            return
        line, self.line, self.stalls = self.line, None, False
        self._world.hub.lost(line)
        self.obey(self.session.line_closed(code, self._world.local))

    def obey(self, actions: Actions) -> None:
        for action in actions:
            self._obey_one(action)

    def _obey_one(self, action: Action) -> None:
        match action:
            case OpenLine():
                self._open()
            case Send():
                assert self.line is not None
                self.line.to_hub.append(action.text)
            case CutLine():
                self.lose_line()
            case Seated():
                assert self.session.replica is not None
                self.shown_at = self.session.replica.seq
                self.entries = []
            case Back():
                pass
            case Happened():
                self.entries.append(action.entry)
            case Answered():
                self.outcomes[action.done.id].append(action)
            case NotAnswered():
                self.outcomes[action.id].append(action)
            case Over():
                self.over = action

    def _open(self) -> None:
        self.line = Line()
        self._world.hub.lines.append(self.line)
        self.obey(self.session.line_opened(self._world.local))


class World:
    """One hub, its members, and the time that passes for all of them."""

    def __init__(self, tail: int, invites: list[tuple[str, str]]) -> None:
        self.local: Millis = 1_000
        """What the members' own clocks show."""
        self.hub = ModelHub(tail)
        chance = Random(1)
        self.peers = [Peer(self, invite, name, chance) for invite, name in invites]
        self.wait(0)

    def wait(self, for_how_long: Millis) -> None:
        self.local += for_how_long
        self.hub.pass_time(for_how_long)
        for peer in self.peers:
            peer.tick()

    def flow(self) -> None:
        """Everything arrives, except on lines that stall."""
        while any(self._carry(peer) for peer in self.peers if not peer.stalls):
            pass

    def settle(self) -> None:
        """Nothing is lost any more, until everyone is back and nothing is on its way."""
        for _ in range(200):
            for peer in self.peers:
                peer.stalls = False
            self.flow()
            away = [p for p in self.peers if p.session.stage not in (Stage.SEATED, Stage.OVER)]
            if not away:
                return
            dues = [due for peer in away if (due := peer.session.due) is not None]
            self.wait(max(0, min(dues) - self.local))
        raise AssertionError("somebody never came back")

    def _carry(self, peer: Peer) -> bool:
        line = peer.line
        if line is None or not (line.to_hub or line.to_client):
            return False
        peer.carry_to_hub()
        peer.carry_to_client()
        return True

"""A member's side of the protocol, without any I/O: what arrives goes in, actions come out.

    RESTING ──wait is over──► OPENING ──line_opened──► GREETING ──Door──► JOINING
       ▲                         │                         │                 │
       │                         │               Welcome, Resumed         Welcome
       │                         │                         ▼                 ▼
       └──── line_closed ────────┴──────────────────── SEATED ◄──────────────┘
                  └── a close code that ends it, a refused Join ──► OVER

Always true:
- The seat's secret is chosen once, so a Join whose answer was lost finds the same seat again.
- A command is answered once: done, refused, or lost. Unanswered ones are sent again only after
  Resumed: then the hub still knows which of them it has answered. When the first answer on a new
  line is Welcome, the meeting has moved on unseen, and they are lost.
- The replica is what the hub last showed, and every entry since.

Instants called `now` are whole milliseconds of any one monotonic clock.
"""

from base64 import urlsafe_b64encode
from enum import Enum, auto
from random import Random
from typing import Final, assert_never

from circlekeeper_protocol import frames
from circlekeeper_protocol.bounds import CommandId, MemberId, Millis, Name, Secret
from circlekeeper_protocol.codec import Malformed, decode_server, encode
from circlekeeper_protocol.commands import AnyCommand
from circlekeeper_protocol.refusals import REFUSALS

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
from circlekeeper_client.endings import Ended, LineLost, Refused, ending_of
from circlekeeper_client.hub_clock import HubClock
from circlekeeper_client.links import Invite, KeptSeat
from circlekeeper_client.replica import Replica, fresh, with_entry
from circlekeeper_client.returning import Returning

GREETING_PATIENCE: Final[Millis] = 10_000
"""How long the hub may take to answer the first message."""

SILENCE: Final[Millis] = 40_000
"""The hub sends a beat every 15 seconds: a line that is silent for so long is dead."""

CLOCK_EVERY: Final[Millis] = 60_000


LARGEST_MESSAGE_BYTES: Final = 64 * 1024
"""The hub hangs up on whoever sends more."""


class Stage(Enum):
    RESTING = auto()
    OPENING = auto()
    GREETING = auto()
    JOINING = auto()
    SEATED = auto()
    CUTTING = auto()
    OVER = auto()


class Session:
    def __init__(
        self,
        ticket: Invite | KeptSeat,
        name: Name,
        random: Random,
        new_seat: Secret | None = None,
    ) -> None:
        self.ticket = ticket
        """What opens the meeting; the kept seat as soon as there is one."""
        self.replica: Replica | None = None
        self.clock = HubClock()
        self.stage = Stage.RESTING
        self._name = name
        self._random = random
        self._returning = Returning(random)
        self._new_seat = new_seat or self._secret()
        self._joining = self._secret()
        self._unanswered: dict[CommandId, bytes] = {}
        self._due: Millis = 0
        self._ask_time_at: Millis = 0
        self._seated_at: Millis | None = None

    # What the user of the session wants

    def do(self, command: AnyCommand, acting_for: MemberId | None) -> tuple[CommandId, Actions]:
        """Sent at once or with the next line; `Answered` or `NotAnswered` follows, or `Over`.

        Raises `Refused` when it is too big to be sent at all.
        """
        id = self._secret()
        text = encode(frames.Do(id=id, command=command, acting_for=acting_for))
        if len(text) > LARGEST_MESSAGE_BYTES:
            raise Refused("malformed", REFUSALS["malformed"].sentence, retry=False)
        self._unanswered[id] = text
        return id, [Send(text)] if self.stage is Stage.SEATED else []

    def forget(self, id: CommandId) -> None:
        """Nobody waits for this command's answer any more; it may have been done all the same."""
        self._unanswered.pop(id, None)

    @property
    def seated(self) -> bool:
        """Whether there is a line, and this member is on it."""
        return self.stage is Stage.SEATED

    # Time

    @property
    def due(self) -> Millis | None:
        """When `tick` has something to do next."""
        if self.stage is Stage.SEATED:
            return min(self._due, self._ask_time_at)
        if self.stage in (Stage.RESTING, Stage.GREETING, Stage.JOINING):
            return self._due
        return None

    def tick(self, now: Millis) -> Actions:
        if self.due is None or now < self.due:
            return []
        if self.stage is Stage.RESTING:
            self.stage = Stage.OPENING
            return [OpenLine()]
        if now < self._due:
            self.clock.begin()
            return self._ask_time(now)
        return self._cut()

    # The line

    def line_opened(self, now: Millis) -> Actions:
        self.stage = Stage.GREETING
        self._due = now + GREETING_PATIENCE
        return [Send(encode(self._hello()))]

    def line_closed(self, code: int | None, now: Millis) -> Actions:
        """The line is gone, with the close code that arrived, if one did."""
        if self.stage is Stage.OVER:
            return []
        if (ending := ending_of(code)) is not None:
            return self._end(ending)
        if self._seated_at is not None:
            self._returning.stood(now - self._seated_at)
            self._seated_at = None
        self.stage = Stage.RESTING
        self._due = now + self._returning.wait_after(code)
        return []

    def received(self, text: bytes | str, now: Millis) -> Actions:
        if self.stage in (Stage.OVER, Stage.CUTTING):
            return []
        try:
            frame = decode_server(text)
        except Malformed:
            return self._cut()
        if self.stage is Stage.SEATED:
            self._due = now + SILENCE
        return self._read(frame, now)

    # What the frames mean

    def _read(self, frame: frames.AnyServerFrame, now: Millis) -> Actions:
        match frame:
            case frames.Door():
                return self._join()
            case frames.Welcome():
                return self._welcomed(frame, now)
            case frames.Resumed():
                self._sit(now)
                again: Actions = [Send(text) for text in self._unanswered.values()]
                return [Back(), *again, *self._compare_clocks(frame.now, now)]
            case frames.Entry():
                return self._entered(frame, now)
            case frames.Done():
                return self._answered(frame.id, Answered(frame))
            case frames.Refused():
                return self._refused(frame)
            case frames.TellTime():
                self.clock.told(frame.sent, frame.now, now)
                return self._ask_time(now) if self.clock.asking else []
            case frames.Beat():
                return self._passed(frame.now, now)
            case frames.Restarting():
                self._returning.spread = frame.spread
                return []
            case _:
                assert_never(frame)

    def _join(self) -> Actions:
        self.stage = Stage.JOINING
        return [Send(encode(frames.Join(id=self._joining, name=self._name, seat=self._new_seat)))]

    def _welcomed(self, welcome: frames.Welcome, now: Millis) -> Actions:
        self.replica = fresh(welcome)
        if self.stage is Stage.SEATED:
            return [Seated(), *self._passed(welcome.now, now)]
        if isinstance(self.ticket, Invite):
            hub, meeting = self.ticket.hub, self.ticket.meeting
            self.ticket = KeptSeat(hub=hub, meeting=meeting, secret=self._new_seat)
        self._sit(now)
        lost: Actions = [NotAnswered(id, LineLost(id)) for id in self._unanswered]
        self._unanswered.clear()
        return [Seated(), *lost, *self._compare_clocks(welcome.now, now)]

    def _entered(self, entry: frames.Entry, now: Millis) -> Actions:
        """At the door entries arrive too; the Welcome to come has them all."""
        if self.replica is None or entry.seq <= self.replica.seq:
            return []
        self.replica = with_entry(self.replica, entry)
        return [Happened(entry), *self._passed(entry.at, now)]

    def _refused(self, frame: frames.Refused) -> Actions:
        refused = Refused(frame.code, frame.message, retry=frame.retry)
        if self.stage is Stage.JOINING and frame.id == self._joining:
            return self._end(refused)
        return self._answered(frame.id, NotAnswered(frame.id, refused))

    def _answered(self, id: CommandId, answer: Action) -> Actions:
        return [answer] if self._unanswered.pop(id, None) is not None else []

    def _passed(self, hub: Millis, now: Millis) -> Actions:
        """The hub has said what time it is, or was."""
        behind = self.clock.passed(hub, now)
        return self._compare_clocks(hub, now) if behind and not self.clock.asking else []

    def _compare_clocks(self, hub: Millis, now: Millis) -> Actions:
        self.clock.passed(hub, now)
        self.clock.begin()
        return self._ask_time(now)

    def _ask_time(self, now: Millis) -> Actions:
        self._ask_time_at = now + CLOCK_EVERY
        return [Send(encode(frames.AskTime(sent=now)))]

    # Steps

    def _hello(self) -> frames.Hello:
        known = self.replica
        return frames.Hello(
            protocol=frames.PROTOCOL,
            meeting=self.ticket.meeting,
            invite=self.ticket.secret if isinstance(self.ticket, Invite) else None,
            seat=self.ticket.secret if isinstance(self.ticket, KeptSeat) else None,
            epoch=None if known is None else known.epoch,
            seq=0 if known is None else known.seq,
        )

    def _sit(self, now: Millis) -> None:
        self.stage = Stage.SEATED
        self._seated_at = now
        self._due = now + SILENCE

    def _cut(self) -> Actions:
        self.stage = Stage.CUTTING
        return [CutLine()]

    def _end(self, why: Ended | Refused) -> Actions:
        self.stage = Stage.OVER
        self._unanswered.clear()
        return [Over(why)]

    def _secret(self) -> str:
        return urlsafe_b64encode(self._random.randbytes(16)).rstrip(b"=").decode()

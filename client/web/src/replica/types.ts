// Made from protocol/circlekeeper_protocol by `make generate`. Do not edit.

/** The version of the protocol, which a client names first. */
export const PROTOCOL = 1;

/** Milliseconds since 1970, UTC. */
export type Millis = number;

export type Minutes = number;

/** How long a minute lasts. */
export type MinuteMillis = number;

/** Minutes more (or fewer). */
export type MinutesMoved = number;

/** An entry's place in the log. */
export type Seq = number;

/** A member; 0 is the hub. */
export type MemberId = number;

/** A turn; 0 is no turn. */
export type TurnId = number;

/** A phase, by its place. */
export type PhaseId = number;

export type SignalId = number;

export type Role = 'facilitator' | 'participant' | 'observer';

export type Presence = 'here' | 'reconnecting';

export type Stage = 'gathering' | 'running' | 'ended' | 'erased';

export type PhaseKind =
  | 'opening'
  | 'getting_to_know'
  | 'goals'
  | 'in_depth'
  | 'wrap_up'
  | 'closing'
  | 'own';

export type PhaseStatus = 'upcoming' | 'active' | 'done' | 'aside';

export type StepKind = 'say' | 'drink' | 'breathe' | 'quiet' | 'round' | 'contact';

export type FloorMode = 'open' | 'queue' | 'round' | 'quiet';

export type HandKind = 'speak' | 'respond' | 'question' | 'process';

export type SignalKind = 'heads_up' | 'wrap_up' | 'end';

export type SignalState = 'planned' | 'held' | 'announced' | 'missed';

/** The practicalities, settled before and visible from the door on. */
export interface About {
  readonly title: string;
  readonly starts_at: Millis;
  readonly place: string;
  /** An http or https link to a call, or empty. */
  readonly place_link: string;
  readonly rhythm: string;
  readonly contact: string;
  /** Hours from the end of the meeting until it is erased. */
  readonly keep_hours: number;
}

/** One step of a ritual. */
export interface Step {
  readonly kind: StepKind;
  readonly title: string;
  readonly text: string;
  readonly minutes: Minutes;
  readonly mode: FloorMode;
  readonly prompt: string;
}

/** A part of the plan. A phase with steps is a ritual. */
export interface Phase {
  readonly id: PhaseId;
  readonly kind: PhaseKind;
  readonly title: string;
  readonly minutes: Minutes;
  readonly mode: FloorMode;
  readonly prompts: readonly string[];
  readonly steps: readonly Step[];
}

/** What the meeting runs by. `phases[i].id == i`. */
export interface Plan {
  readonly id: string;
  readonly title: string;
  readonly phases: readonly Phase[];
  /**
   * How long a minute of this plan lasts, and with it whatever is counted in its minutes. Shorter
   * than a minute of life in a rehearsal only, where the clock is as real as ever.
   */
  readonly minute: MinuteMillis;
}

/** A member's place in the circle, or on the bench for observers. */
export interface Seat {
  readonly id: MemberId;
  readonly name: string;
  /** 0, or 2, 3… for the second, third… member of the same name. */
  readonly twin: number;
  readonly role: Role;
  readonly presence: Presence;
  /** A facilitator acts for them, on their spoken word. */
  readonly without_device: boolean;
}

export interface PhaseProgress {
  readonly status: PhaseStatus;
  readonly began_at: Millis | null;
  /** When its time is over; `null` unless active. Nothing happens by itself then. */
  readonly ends_at: Millis | null;
  /** The step that is shown, for a ritual; 0 otherwise. */
  readonly step: number;
}

/** How the plan is going. `progress[i]` belongs to `plan.phases[i]`; empty at the door. */
export interface Course {
  readonly progress: readonly PhaseProgress[];
  readonly aside: boolean;
  /** The question on everybody's screen, or empty. */
  readonly prompt: string;
}

export interface Turn {
  readonly id: TurnId;
  readonly member: MemberId;
  /** Moved on by as long as the turn was held, so that a held turn's clock stands still. */
  readonly began_at: Millis;
  /** Since when the speaker's line is down. */
  readonly held_at: Millis | null;
}

export interface Hand {
  readonly member: MemberId;
  readonly kind: HandKind;
}

export interface Round {
  /** Everyone whose round this is, in the order in which it goes. */
  readonly members: readonly MemberId[];
  /** Who has not been reached. Having spoken and having passed look the same. */
  readonly to_come: readonly MemberId[];
}

export interface Floor {
  readonly mode: FloorMode;
  readonly turn: Turn | null;
  /** How many turns there have been; the next turn's id is one more. */
  readonly turns: number;
  readonly hands: readonly Hand[];
  readonly round: Round | null;
}

/** A planned moment that everyone is told of at once. */
export interface Signal {
  readonly id: SignalId;
  readonly kind: SignalKind;
  /** Minutes left when it is due. */
  readonly minutes: Minutes;
  readonly due: Millis;
  /** A signal waits for the end of a running turn until then at most. */
  readonly hold_until: Millis;
  readonly state: SignalState;
  readonly ring_at: Millis | null;
}

export interface Time {
  readonly started_at: Millis | null;
  readonly ends_at: Millis | null;
  readonly paused_at: Millis | null;
  /** Minutes before the end at which everyone is told, longest first. */
  readonly heads_ups: readonly Minutes[];
  readonly signals: readonly Signal[];
  /** How many signals were ever planned; the next signal's id is one more. */
  readonly planned: number;
}

/** Secrets that facilitators can show again. */
export interface Invites {
  readonly participant: string | null;
  readonly observer: string | null;
}

export interface SeatKey {
  readonly member: MemberId;
  readonly digest: string;
}

/** A member is connected to a hub node. */
export interface OpenLine {
  readonly member: MemberId;
  readonly node: string;
}

/** What no viewer may know. */
export interface Vault {
  readonly facilitator_invite: string | null;
  readonly seats: readonly SeatKey[];
  readonly lines: readonly OpenLine[];
}

export interface Meeting {
  readonly about: About;
  readonly plan: Plan;
  readonly stage: Stage;
  /** In seated order, observers among them. */
  readonly seats: readonly Seat[];
  /** How many members there have been; the next member's id is one more. */
  readonly joined: number;
  readonly course: Course;
  readonly floor: Floor;
  readonly time: Time;
  readonly invites: Invites;
  readonly vault: Vault;
  /** When everything is forgotten; `null` until the meeting has ended. */
  readonly erases_at: Millis | null;
}

/** Always the first event; with it the meeting exists and its door is open. */
export interface MeetingMade {
  readonly type: 'meeting_made';
  readonly about: About;
  readonly plan: Plan;
  readonly heads_ups: readonly Minutes[];
}

export interface MeetingStarted {
  readonly type: 'meeting_started';
}

export interface MeetingEnded {
  readonly type: 'meeting_ended';
  readonly erases_at: Millis;
}

/** The last event there can be: the log is erased right after it. */
export interface MeetingErased {
  readonly type: 'meeting_erased';
}

export interface SeatTaken {
  readonly type: 'seat_taken';
  readonly member: MemberId;
  readonly name: string;
  readonly twin: number;
  readonly role: Role;
  readonly without_device: boolean;
}

export interface SeatKeySet {
  readonly type: 'seat_key_set';
  readonly member: MemberId;
  readonly digest: string;
}

export interface Renamed {
  readonly type: 'renamed';
  readonly member: MemberId;
  readonly name: string;
  readonly twin: number;
}

/** The member concerned gets a fresh view instead. */
export interface RoleChanged {
  readonly type: 'role_changed';
  readonly member: MemberId;
  readonly role: Role;
}

/** Left or was removed: the same to everyone. */
export interface MemberLeft {
  readonly type: 'member_left';
  readonly member: MemberId;
}

export interface LinesChanged {
  readonly type: 'lines_changed';
  readonly opened: readonly OpenLine[];
  readonly closed: readonly OpenLine[];
}

export interface PresenceChanged {
  readonly type: 'presence_changed';
  readonly member: MemberId;
  readonly presence: Presence;
}

/** The link of participants or observers; an older one no longer opens the door. */
export interface InviteRenewed {
  readonly type: 'invite_renewed';
  readonly role: Role;
  readonly secret: string;
}

export interface FacilitatorInviteRenewed {
  readonly type: 'facilitator_invite_renewed';
  readonly digest: string;
}

export interface PhaseBegun {
  readonly type: 'phase_begun';
  readonly phase: PhaseId;
  readonly at: Millis;
  readonly ends_at: Millis;
}

export interface PhaseFinished {
  readonly type: 'phase_finished';
  readonly phase: PhaseId;
}

export interface PhaseSetAside {
  readonly type: 'phase_set_aside';
  readonly phase: PhaseId;
}

/** An active phase ends at another time. */
export interface PhaseRetimed {
  readonly type: 'phase_retimed';
  readonly phase: PhaseId;
  readonly ends_at: Millis;
}

/** The plan gives a phase another length. */
export interface PhaseMinutesSet {
  readonly type: 'phase_minutes_set';
  readonly phase: PhaseId;
  readonly minutes: Minutes;
}

export interface PlanSetAside {
  readonly type: 'plan_set_aside';
}

export interface PlanTakenUp {
  readonly type: 'plan_taken_up';
}

export interface StepBegun {
  readonly type: 'step_begun';
  readonly phase: PhaseId;
  readonly step: number;
}

export interface PromptShown {
  readonly type: 'prompt_shown';
  /** Empty when the prompt was taken away. */
  readonly text: string;
}

/** Another way for the floor to move. A round that was going on is over; a turn goes on. */
export interface FloorModeSet {
  readonly type: 'floor_mode_set';
  readonly mode: FloorMode;
}

/** A hand at the end of the line, or another kind of a hand that keeps its place. */
export interface HandRaised {
  readonly type: 'hand_raised';
  readonly member: MemberId;
  readonly kind: HandKind;
}

export interface HandLowered {
  readonly type: 'hand_lowered';
  readonly member: MemberId;
}

export interface HandMoved {
  readonly type: 'hand_moved';
  readonly member: MemberId;
  /** 0 is first in line. */
  readonly place: number;
}

/** The member's hand is down and the round has reached them with it. */
export interface TurnBegan {
  readonly type: 'turn_began';
  readonly turn: TurnId;
  readonly member: MemberId;
  readonly at: Millis;
}

export interface TurnHeld {
  readonly type: 'turn_held';
  readonly turn: TurnId;
  readonly at: Millis;
}

export interface TurnResumed {
  readonly type: 'turn_resumed';
  readonly turn: TurnId;
  readonly began_at: Millis;
}

/** Spoken, passed or moved on: the same to everyone. */
export interface TurnEnded {
  readonly type: 'turn_ended';
  readonly turn: TurnId;
}

/** It is over when nobody is to come any more. */
export interface RoundBegan {
  readonly type: 'round_began';
  readonly members: readonly MemberId[];
}

/** A late-comer, at the end of the round. */
export interface RoundJoined {
  readonly type: 'round_joined';
  readonly member: MemberId;
}

/** Someone whose line dropped in their turn is the next again. */
export interface RoundPlaceKept {
  readonly type: 'round_place_kept';
  readonly member: MemberId;
}

export interface RoundLeft {
  readonly type: 'round_left';
  readonly member: MemberId;
}

export interface TimeStarted {
  readonly type: 'time_started';
  readonly at: Millis;
  readonly ends_at: Millis;
}

export interface EndMoved {
  readonly type: 'end_moved';
  readonly ends_at: Millis;
}

export interface TimePaused {
  readonly type: 'time_paused';
  readonly at: Millis;
}

export interface PhaseTimes {
  readonly phase: PhaseId;
  readonly began_at: Millis;
  readonly ends_at: Millis;
}

/** Everything has moved on by as long as the time was held. */
export interface TimeResumed {
  readonly type: 'time_resumed';
  readonly ends_at: Millis;
  readonly phases: readonly PhaseTimes[];
}

export interface HeadsUpsSet {
  readonly type: 'heads_ups_set';
  readonly minutes: readonly Minutes[];
}

/** The whole list of signals that are to come, or have just been announced. */
export interface SignalsPlanned {
  readonly type: 'signals_planned';
  readonly signals: readonly Signal[];
  readonly planned: number;
}

/** It waits for the end of the turn that is running. */
export interface SignalHeld {
  readonly type: 'signal_held';
  readonly signal: SignalId;
}

/** Every client rings it at `ring_at`, by its own estimate of hub time. */
export interface SignalAnnounced {
  readonly type: 'signal_announced';
  readonly signal: SignalId;
  readonly ring_at: Millis;
}

export interface SignalMissed {
  readonly type: 'signal_missed';
  readonly signal: SignalId;
}

/**
 * Go by another name.
 *
 * Sent by: anyone. Causes: `Renamed`. Refused: `unclear_name`.
 */
export interface Rename {
  readonly type: 'rename';
  readonly name: string;
}

/**
 * Go, at any time, without a reason.
 *
 * Sent by: anyone. Causes: `MemberLeft`. The seat's secret no longer opens the door.
 */
export interface Leave {
  readonly type: 'leave';
}

/**
 * Ask someone to leave; their seat's secret no longer opens the door.
 *
 * Sent by: facilitators. Causes: `MemberLeft`. Refused: `not_a_facilitator`.
 */
export interface Remove {
  readonly type: 'remove';
  readonly member: MemberId;
}

/**
 * Seat someone who has no device; facilitators act for them on their spoken word.
 *
 * Sent by: facilitators. Causes: `SeatTaken`. Refused: `not_a_facilitator`, `unclear_name`,
 * `circle_is_full`.
 */
export interface AddSeat {
  readonly type: 'add_seat';
  readonly name: string;
}

/**
 * Make a participant the facilitator in one's own place.
 *
 * Sent by: facilitators. Causes: two `RoleChanged`. Refused: `not_a_facilitator`,
 * `cannot_facilitate` (an observer, a seat without a device, or
 * someone whose line is down).
 */
export interface HandOver {
  readonly type: 'hand_over';
  readonly to: MemberId;
}

/**
 * Replace the link of a role; the old one no longer opens the door. Seats stay.
 *
 * Sent by: facilitators, who choose the new secret at random. Causes: `InviteRenewed`, or
 * `FacilitatorInviteRenewed`. Refused: `not_a_facilitator`.
 */
export interface RenewInvite {
  readonly type: 'renew_invite';
  readonly role: Role;
  readonly secret: string;
}

/**
 * Begin a phase, in any order, again if it is done. Others that are active are finished,
 * unless it is blended in.
 *
 * Sent by: facilitators. Causes: `PhaseBegun`. Refused: `not_a_facilitator`, `no_such_phase`.
 */
export interface BeginPhase {
  readonly type: 'begin_phase';
  readonly phase: PhaseId;
  readonly blend: boolean;
}

/**
 * End an active phase; no other begins by itself.
 *
 * Sent by: facilitators. Causes: `PhaseFinished`. Refused: `not_a_facilitator`,
 * `no_such_phase`.
 */
export interface FinishPhase {
  readonly type: 'finish_phase';
  readonly phase: PhaseId;
}

/**
 * Leave a phase out; it can be begun all the same later.
 *
 * Sent by: facilitators. Causes: `PhaseSetAside`. Refused: `not_a_facilitator`, `no_such_phase`.
 */
export interface SetPhaseAside {
  readonly type: 'set_phase_aside';
  readonly phase: PhaseId;
}

/**
 * Drop the plan, because life happened.
 *
 * Sent by: facilitators. Causes: `PlanSetAside`. Refused: `not_a_facilitator`.
 */
export interface SetPlanAside {
  readonly type: 'set_plan_aside';
}

/**
 * Come back to the plan where it was left.
 *
 * Sent by: facilitators. Causes: `PlanTakenUp`. Refused: `not_a_facilitator`.
 */
export interface TakeUpPlan {
  readonly type: 'take_up_plan';
}

/**
 * Show a step of an active ritual; forth, back, or over one.
 *
 * Sent by: facilitators. Causes: `StepBegun`. Refused: `not_a_facilitator`, `no_such_phase`,
 * `no_such_step`.
 */
export interface GoToStep {
  readonly type: 'go_to_step';
  readonly phase: PhaseId;
  readonly step: number;
}

/**
 * Put a question on everybody's screen, or take it away with an empty text.
 *
 * Sent by: facilitators. Causes: `PromptShown`. Refused: `not_a_facilitator`, `unclear_text`.
 */
export interface ShowPrompt {
  readonly type: 'show_prompt';
  readonly text: string;
}

/**
 * Let the floor move in another way. A running turn goes on. `round` begins a round.
 *
 * Sent by: facilitators. Causes: `FloorModeSet`, `RoundBegan`. Refused: `not_a_facilitator`.
 */
export interface SetFloorMode {
  readonly type: 'set_floor_mode';
  readonly mode: FloorMode;
}

/**
 * Wish for the floor. Raised again with another kind, the hand keeps its place.
 *
 * Sent by: facilitators and participants. Causes: `HandRaised`. Refused: `observers_listen`,
 * `not_started`.
 */
export interface RaiseHand {
  readonly type: 'raise_hand';
  readonly kind: HandKind;
}

/**
 * Wish for the floor no longer.
 *
 * Sent by: whoever raised it. Causes: `HandLowered`.
 */
export interface LowerHand {
  readonly type: 'lower_hand';
}

/**
 * Put a hand at another place in line; 0 is first.
 *
 * Sent by: facilitators. Causes: `HandMoved`. Refused: `not_a_facilitator`, `no_hand`.
 */
export interface MoveHand {
  readonly type: 'move_hand';
  readonly member: MemberId;
  readonly place: number;
}

/**
 * Give the floor to someone, after the turn that is named (0: nobody has the floor).
 *
 * Sent by: facilitators. Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`,
 * `turn_is_over` (someone was faster), `observers_listen`.
 */
export interface GiveFloor {
  readonly type: 'give_floor';
  readonly to: MemberId;
  readonly after: TurnId;
}

/**
 * Move the floor on to whoever is next, after the turn that is named (0: nobody has it).
 *
 * Sent by: facilitators; anyone, when the speaker's line has been down for a minute.
 * Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`, `turn_is_over`, `nobody_waits`.
 */
export interface NextSpeaker {
  readonly type: 'next_speaker';
  readonly after: TurnId;
  /** Whoever had the floor is next again, once their line is back. */
  readonly keep_place: boolean;
}

/**
 * Be done speaking.
 *
 * Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`,
 * `not_your_turn`.
 */
export interface EndTurn {
  readonly type: 'end_turn';
  readonly turn: TurnId;
}

/**
 * Let the floor go on unused. Nobody can tell it from `EndTurn`.
 *
 * Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`, `not_your_turn`.
 */
export interface PassTurn {
  readonly type: 'pass_turn';
  readonly turn: TurnId;
}

/**
 * Let this round go by before it comes to one.
 *
 * Sent by: facilitators and participants. Causes: `RoundLeft`. Refused: `no_round`.
 */
export interface PassRound {
  readonly type: 'pass_round';
}

/**
 * Take part in a round that began before one came, at its end.
 *
 * Sent by: facilitators and participants. Causes: `RoundJoined`. Refused: `no_round`,
 * `observers_listen`, `heard_in_this_round`.
 */
export interface JoinRound {
  readonly type: 'join_round';
}

/**
 * Start with who is here: the first phase begins, the end is set.
 *
 * Sent by: facilitators. Causes: `MeetingStarted`, `PhaseBegun`. Refused: `not_a_facilitator`,
 * `already_started`.
 */
export interface StartMeeting {
  readonly type: 'start_meeting';
}

/**
 * Hold the time: nothing falls due. Speaking goes on.
 *
 * Sent by: facilitators. Causes: `TimePaused`. Refused: `not_a_facilitator`, `not_started`.
 */
export interface PauseTime {
  readonly type: 'pause_time';
}

/**
 * Everything planned moves on by as long as the time was held.
 *
 * Sent by: facilitators. Causes: `TimeResumed`. Refused: `not_a_facilitator`, `not_started`.
 */
export interface ResumeTime {
  readonly type: 'resume_time';
}

/**
 * Give the named active phase more minutes, and the meeting with it; or fewer, which the next
 * upcoming phase gains. Without a phase, the end of the meeting moves.
 *
 * Sent by: facilitators. Causes: `PhaseRetimed`, `EndMoved`, `PhaseMinutesSet`.
 * Refused: `not_a_facilitator`, `not_started`, `no_such_phase`, `too_short`.
 */
export interface ExtendTime {
  readonly type: 'extend_time';
  readonly minutes: MinutesMoved;
  readonly phase: PhaseId | null;
}

/**
 * Give a phase another length; the end of the meeting moves with it.
 *
 * Sent by: facilitators. Causes: `PhaseMinutesSet`, `PhaseRetimed`, `EndMoved`.
 * Refused: `not_a_facilitator`, `no_such_phase`, `too_short`.
 */
export interface SetPhaseMinutes {
  readonly type: 'set_phase_minutes';
  readonly phase: PhaseId;
  readonly minutes: Minutes;
}

/**
 * When everyone is told that the end is near, in minutes before it.
 *
 * Sent by: facilitators. Causes: `HeadsUpsSet`. Refused: `not_a_facilitator`.
 */
export interface SetHeadsUps {
  readonly type: 'set_heads_ups';
  readonly minutes: readonly number[];
}

/**
 * Say goodbye. Nobody is sent away; the day of forgetting is set.
 *
 * Sent by: facilitators. Causes: `MeetingEnded`. Refused: `not_a_facilitator`, `not_started`.
 */
export interface EndMeeting {
  readonly type: 'end_meeting';
}

/**
 * Forget everything now.
 *
 * Sent by: facilitators. Causes: `MeetingErased`. Refused: `not_a_facilitator`.
 */
export interface EraseMeeting {
  readonly type: 'erase_meeting';
}

/**
 * The first message: an invite (new here) or a seat (back again), exactly one of them.
 *
 * `epoch` and `seq` say what a returning client has seen, to get only what it missed.
 */
export interface Hello {
  readonly type: 'hello';
  readonly protocol: number;
  readonly meeting: string;
  readonly invite?: string | null;
  readonly seat?: string | null;
  readonly epoch?: string | null;
  readonly seq?: Seq;
}

/**
 * Take a seat. `seat` is a new secret that the client chose at random and keeps; sent again
 * with the same secret, it finds the same seat. Answered with `Welcome` or `Refused`.
 */
export interface Join {
  readonly type: 'join';
  readonly id: string;
  readonly name: string;
  readonly seat: string;
}

/**
 * A command, answered once with `Done` or `Refused` of the same `id`. The same `id` again
 * gets the first answer.
 */
export interface Do {
  readonly type: 'do';
  readonly id: string;
  readonly command: AnyCommand;
  readonly acting_for?: MemberId | null;
}

/** One exchange of clocks; `sent` comes back as it is. */
export interface AskTime {
  readonly type: 'ask_time';
  readonly sent: Millis;
}

/** What someone with an invite sees before they sit down; entries for the door follow. */
export interface Door {
  readonly type: 'door';
  readonly role: Role;
  readonly epoch: string;
  readonly seq: Seq;
  readonly now: Millis;
  readonly meeting: Meeting;
}

/**
 * Seated: all that this member may know, as it is after entry `seq`. Sent again whenever a
 * fresh view replaces what was known.
 */
export interface Welcome {
  readonly type: 'welcome';
  readonly member: MemberId;
  readonly role: Role;
  readonly epoch: string;
  readonly seq: Seq;
  readonly now: Millis;
  readonly meeting: Meeting;
}

/**
 * Back: the entries that were missed follow, and commands without an answer may be sent
 * again.
 */
export interface Resumed {
  readonly type: 'resumed';
  readonly seq: Seq;
  readonly now: Millis;
}

/** The events of one command, in one step. `seq` grows; numbers may be left out. */
export interface Entry {
  readonly type: 'entry';
  readonly seq: Seq;
  readonly at: Millis;
  /** Who acted, where the reader may know. */
  readonly by: MemberId | null;
  readonly events: readonly AnyEvent[];
}

export interface Done {
  readonly type: 'done';
  readonly id: string;
  /** The entry that it caused, or the latest one when there was nothing to change. */
  readonly seq: Seq;
}

/** No, and nothing has changed. `id` is empty when the message had none that could be read. */
export interface Refused {
  readonly type: 'refused';
  readonly id: string;
  readonly code: string;
  readonly message: string;
  readonly retry: boolean;
}

export interface TellTime {
  readonly type: 'tell_time';
  readonly sent: Millis;
  readonly now: Millis;
}

/** Every 15 seconds, so that a client can tell a dead line. */
export interface Beat {
  readonly type: 'beat';
  readonly now: Millis;
}

/** The hub stops for a moment: come back after a random part of `spread` milliseconds. */
export interface Restarting {
  readonly type: 'restarting';
  readonly spread: number;
}

export type AnyEvent =
  | MeetingMade
  | MeetingStarted
  | MeetingEnded
  | MeetingErased
  | SeatTaken
  | SeatKeySet
  | Renamed
  | RoleChanged
  | MemberLeft
  | LinesChanged
  | PresenceChanged
  | InviteRenewed
  | FacilitatorInviteRenewed
  | PhaseBegun
  | PhaseFinished
  | PhaseSetAside
  | PhaseRetimed
  | PhaseMinutesSet
  | PlanSetAside
  | PlanTakenUp
  | StepBegun
  | PromptShown
  | FloorModeSet
  | HandRaised
  | HandLowered
  | HandMoved
  | TurnBegan
  | TurnHeld
  | TurnResumed
  | TurnEnded
  | RoundBegan
  | RoundJoined
  | RoundPlaceKept
  | RoundLeft
  | TimeStarted
  | EndMoved
  | TimePaused
  | TimeResumed
  | HeadsUpsSet
  | SignalsPlanned
  | SignalHeld
  | SignalAnnounced
  | SignalMissed;

export type AnyCommand =
  | Rename
  | Leave
  | Remove
  | AddSeat
  | HandOver
  | RenewInvite
  | BeginPhase
  | FinishPhase
  | SetPhaseAside
  | SetPlanAside
  | TakeUpPlan
  | GoToStep
  | ShowPrompt
  | SetFloorMode
  | RaiseHand
  | LowerHand
  | MoveHand
  | GiveFloor
  | NextSpeaker
  | EndTurn
  | PassTurn
  | PassRound
  | JoinRound
  | StartMeeting
  | PauseTime
  | ResumeTime
  | ExtendTime
  | SetPhaseMinutes
  | SetHeadsUps
  | EndMeeting
  | EraseMeeting;

export type AnyClientFrame = Hello | Join | Do | AskTime;

export type AnyServerFrame =
  | Door
  | Welcome
  | Resumed
  | Entry
  | Done
  | Refused
  | TellTime
  | Beat
  | Restarting;

/** Every answer no: the sentence for people, and whether trying again can help. */
export const REFUSALS = {
  malformed: { retry: false, sentence: 'This could not be read. Reloading the page may help.' },
  no_entry: {
    retry: false,
    sentence: 'This link does not open a meeting. Please ask for a new one.',
  },
  too_fast: { retry: true, sentence: 'That was a lot at once. Please try again in a moment.' },
  not_seated: { retry: false, sentence: 'Please take a seat first.' },
  no_such_member: { retry: false, sentence: 'They are not in the circle any more.' },
  not_a_facilitator: { retry: false, sentence: 'Only a facilitator can do this.' },
  not_for_them: { retry: false, sentence: 'They can do this themselves.' },
  meeting_is_over: { retry: false, sentence: 'The meeting is over.' },
  not_started: { retry: true, sentence: 'The meeting has not started yet.' },
  already_started: { retry: false, sentence: 'The meeting has started already.' },
  unclear_name: { retry: false, sentence: 'Please choose a name that others can read.' },
  unclear_text: { retry: false, sentence: 'This text has signs that cannot be shown.' },
  too_far_ahead: { retry: false, sentence: 'Please choose a day within the coming year.' },
  circle_is_full: { retry: true, sentence: 'The circle is full at the moment.' },
  cannot_facilitate: { retry: false, sentence: 'They cannot facilitate from where they are.' },
  no_such_phase: { retry: false, sentence: 'This part is not in the plan.' },
  no_such_step: { retry: false, sentence: 'This step is not in the ritual.' },
  observers_listen: { retry: false, sentence: 'Observers listen; the floor is for the circle.' },
  no_hand: { retry: false, sentence: 'Their hand is down already.' },
  turn_is_over: { retry: false, sentence: 'The floor has moved on already.' },
  not_your_turn: { retry: false, sentence: 'Someone else has the floor.' },
  nobody_waits: { retry: true, sentence: 'Nobody is waiting for the floor.' },
  no_round: { retry: false, sentence: 'There is no round at the moment.' },
  heard_in_this_round: { retry: false, sentence: 'You were in this round already.' },
  too_short: { retry: false, sentence: 'There is not that much time left to take away.' },
  out_of_reach: {
    retry: true,
    sentence: 'This could not be kept safe just now. Please try again.',
  },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export type ComeBack = 'no' | 'at once' | 'spread out' | 'after a while' | 'after reloading';

/** Why the hub closes a line, and whether to come back. */
export const CLOSINGS = {
  1000: { name: 'left', comeBack: 'no' },
  1003: { name: 'not_text', comeBack: 'no' },
  1009: { name: 'too_big', comeBack: 'no' },
  1011: { name: 'fault', comeBack: 'at once' },
  1012: { name: 'restart', comeBack: 'spread out' },
  4000: { name: 'reload', comeBack: 'after reloading' },
  4001: { name: 'no_entry', comeBack: 'no' },
  4002: { name: 'removed', comeBack: 'no' },
  4003: { name: 'erased', comeBack: 'no' },
  4004: { name: 'too_slow', comeBack: 'at once' },
  4005: { name: 'flood', comeBack: 'after a while' },
  4006: { name: 'no_hello', comeBack: 'at once' },
  4007: { name: 'full', comeBack: 'after a while' },
} as const;

export type CloseName = (typeof CLOSINGS)[keyof typeof CLOSINGS]['name'];

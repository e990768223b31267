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

/** A phase, wherever it stands. */
export type PhaseId = number;

export type SignalId = number;

/** A card; its writer chooses it at random. */
export type CardId = number;

/** A remark; its writer chooses it at random. */
export type RemarkId = number;

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

export type PlanKind = 'group' | 'pair';

export type PhaseStatus = 'upcoming' | 'active' | 'done' | 'aside';

export type StepKind = 'say' | 'drink' | 'breathe' | 'quiet' | 'round' | 'contact' | 'agreements';

export type FloorMode = 'open' | 'queue' | 'round' | 'volunteer' | 'piece' | 'quiet';

export type RoundMode = 'round' | 'volunteer';

export type HandKind = 'speak' | 'respond' | 'clarify' | 'question' | 'process';

export type Policy = 'arrival' | 'less_heard' | 'facilitator';

export type Help = 'listening' | 'questions' | 'ideas';

export type SignalKind = 'heads_up' | 'wrap_up' | 'end' | 'quiet' | 'turn' | 'phase' | 'overtime';

export type Wish = 'yes' | 'no' | 'else';

export type SignalState = 'planned' | 'held' | 'announced' | 'missed';

export type CardKind =
  | 'helps'
  | 'bothers'
  | 'limits'
  | 'eases'
  | 'calms'
  | 'agreement'
  | 'goal'
  | 'hope'
  | 'topic'
  | 'break'
  | 'check'
  | 'back'
  | 'answer'
  | 'resource'
  | 'backup';

export type Audience = 'everyone' | 'seated' | 'circle' | 'facilitators' | 'own';

export interface Card {
  readonly id: CardId;
  readonly kind: CardKind;
  /** What it says. An aside says it by its kind, and may add a few words or none. */
  readonly text: string;
  readonly audience: Audience;
  /** Whose it is, or whom it answers; `null` when it is unsigned. */
  readonly member: MemberId | null;
  /** 1 at first, and one more with each change. Whoever changes a card says which they read. */
  readonly edition: number;
  /** The group carries it into the next meeting of its series. */
  readonly keep: boolean;
}

/** A card in the hands of one member, who alone knows of it as theirs. */
export interface OwnCard {
  readonly member: MemberId;
  readonly card: Card;
}

/** What one member said to an agreement, and they alone know. */
export interface AgreementAnswer {
  readonly member: MemberId;
  readonly card: CardId;
  readonly edition: number;
  /** Otherwise they would like to talk about it. */
  readonly agrees: boolean;
}

/**
 * How many said what to the present edition. It stays when somebody leaves, so that it says
 * nothing of them.
 */
export interface AgreementCount {
  readonly card: CardId;
  readonly agree: number;
  readonly talk: number;
}

/** A card that facilitators have brought up, for one member or for all. */
export interface Shown {
  readonly member: MemberId | null;
  readonly card: Card;
}

export interface Turn {
  readonly id: TurnId;
  readonly member: MemberId;
  /** Moved on by as long as the turn was held, so that a held turn's clock stands still. */
  readonly began_at: Millis;
  /** Since when the speaker's line is down, or the bell holds everything. */
  readonly held_at: Millis | null;
  /** When the time that the group set for turns is over; nothing happens by itself then. */
  readonly ends_at: Millis | null;
  /** What would help the speaker now. */
  readonly help: Help;
}

/** A wish for the floor. Nobody has two of one kind. */
export interface Hand {
  readonly member: MemberId;
  readonly kind: HandKind;
  /** How many hands had been raised with it. Where the order is a tie, the lower one is first. */
  readonly number: number;
  /** It answers what was just said, and goes before those that do not. */
  readonly ahead: boolean;
}

/** Kept while the floor moves in another way, and taken up again where it was. */
export interface Round {
  /** Everyone whose round this is, in the order in which it goes. */
  readonly members: readonly MemberId[];
  /** Who has not been reached. Having spoken and having passed look the same. */
  readonly to_come: readonly MemberId[];
  /** It is over, and everybody was asked whether there is anything to add. */
  readonly adding: boolean;
}

/** How this group shares its turns. */
export interface Customs {
  /**
   * Whose hand is next: the first, of those less heard, or whom facilitators call. Those who wish
   * to volunteer in a round, or to add something after it, are called in any case.
   */
  readonly policy: Policy;
  /** How many responses go right after the turn that they answer. */
  readonly responses: number;
  /** After how many minutes a soft sign tells the speaker; 0 for never. No turn ends by it. */
  readonly turn_minutes: Minutes;
  /** How long the quiet of a bell lasts. */
  readonly bell_minutes: number;
  /** At the end of a round, everybody is asked whether there is anything to add. */
  readonly asks_to_add: boolean;
}

/** The talking piece on its way from the holder of the turn to somebody who may decline. */
export interface PieceOffer {
  readonly turn: TurnId;
  readonly to: MemberId;
}

/** How the floor last moved, so that it can be undone. */
export interface Move {
  /** Whose turn it was. */
  readonly ended: MemberId | null;
  /** The turn that came of it, or `NO_TURN`. */
  readonly began: TurnId;
  /** The hand that went down with it, and where it stood. */
  readonly hand: Hand | null;
  readonly place: number;
  /** Whether the round reached somebody with it. */
  readonly in_round: boolean;
}

export interface Floor {
  readonly mode: FloorMode;
  readonly turn: Turn | null;
  /** How many turns there have been; the next turn's id is one more. */
  readonly turns: number;
  /** In the one order that everyone sees. */
  readonly hands: readonly Hand[];
  /** How many hands were ever raised; the next hand's number is one more. */
  readonly raised: number;
  /** How many hands have gone ahead since the last turn that did not. */
  readonly responses: number;
  readonly round: Round | null;
  readonly offer: PieceOffer | null;
  /** Whose turn was the last that has ended. */
  readonly before: MemberId | null;
  readonly customs: Customs;
  /** Whom facilitators have asked whether they would like to speak. Each sees their own alone. */
  readonly invited: readonly MemberId[];
  /** Who has had the floor in this meeting, or let it go on. For facilitators. */
  readonly heard: readonly MemberId[];
  /** For facilitators. */
  readonly move: Move | null;
}

/** A quiet that somebody rang for. Turn, queue and time stand still until it is over. */
export interface Bell {
  readonly at: Millis;
  /** `null` while the meeting pauses: then it is over when those who lead it say so. */
  readonly until: Millis | null;
  /** Who rang, if they wished it known. */
  readonly by: MemberId | null;
  /** The time was going on, and will again. */
  readonly holds_time: boolean;
}

/** Somebody has a thought for whom they heard. Only they themselves see it. */
export interface Thought {
  readonly member: MemberId;
  readonly to: MemberId;
  readonly turn: TurnId;
  /** There was no answer, or no: these look the same. */
  readonly not_now: boolean;
}

/** Whether somebody would like to hear a thought. Only they see it; whose it is, nobody. */
export interface Question {
  readonly member: MemberId;
  readonly turn: TurnId;
  /** No answer until then means no. */
  readonly until: Millis;
  readonly answered: boolean;
}

export interface Advice {
  readonly thoughts: readonly Thought[];
  readonly questions: readonly Question[];
}

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
  /** Where its times are meant: what the clock on that wall shows. */
  readonly zone: string;
  /** When people meet again; `null` while that is not settled. */
  readonly next_at: Millis | null;
  /** When it was to start at first, if it was moved. */
  readonly was_at: Millis | null;
  readonly called_off: boolean;
  /** Grows with each change, so that calendars know the newest. */
  readonly revision: number;
}

/** Which of the meetings that belong together this one is. */
export interface SeriesPlace {
  readonly number: number;
  readonly of: number;
  /** From one to the next, as it is usual; 0 where each is arranged anew. */
  readonly every_days: number;
  /** The last one runs by the plan for last meetings, not by the group's usual one. */
  readonly parting: boolean;
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
  /** What whoever leads this part attends to: for facilitators, and observers who learn by it. */
  readonly hints: readonly string[];
}

/**
 * What the meeting runs by. In a plan that comes in, `phases[i].id == i`; later a part keeps
 * its id wherever it is moved, and one that is put in has the next.
 */
export interface Plan {
  readonly id: string;
  readonly title: string;
  readonly phases: readonly Phase[];
  /** For a circle, or for a pair, whose screens are simpler. */
  readonly kind: PlanKind;
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
  /** Somebody acts for them, on their spoken word: a facilitator, or whoever shares a phone. */
  readonly without_device: boolean;
  /** Whose phone they share; that member acts for them. */
  readonly shares: MemberId | null;
}

export interface PhaseProgress {
  readonly status: PhaseStatus;
  readonly began_at: Millis | null;
  /** When its time is over; `null` unless active. Nothing happens by itself then. */
  readonly ends_at: Millis | null;
  /** The step that is shown, for a ritual; 0 otherwise. */
  readonly step: number;
  /** When the time of that step is over. */
  readonly step_ends_at: Millis | null;
}

/** How the plan is going. `progress[i]` is of the phase whose id is i; empty at the door. */
export interface Course {
  readonly progress: readonly PhaseProgress[];
  readonly aside: boolean;
  /** The question on everybody's screen, or empty. */
  readonly prompt: string;
}

/** A planned moment that everyone is told of at once. */
export interface Signal {
  readonly id: SignalId;
  readonly kind: SignalKind;
  /** Minutes left when it is due; for `turn` and `overtime`, minutes that have passed. */
  readonly minutes: Minutes;
  /** Whose time is over, for `phase` and `quiet`. */
  readonly phase: PhaseId | null;
  readonly due: Millis;
  /** A signal waits for the end of a running turn until then at most. */
  readonly hold_until: Millis;
  readonly state: SignalState;
  readonly ring_at: Millis | null;
  /** Which of its steps is over, for `quiet`. */
  readonly step: number | null;
}

export interface Time {
  readonly started_at: Millis | null;
  readonly ends_at: Millis | null;
  readonly paused_at: Millis | null;
  /**
   * The meeting ends when it was to end, however late it began; what is added to one part, or
   * was held, is taken from those that follow, but never from wrap-up and closing.
   */
  readonly fixed_end: boolean;
  /** In one room one device rings for all; `null` where every device does. */
  readonly sounding: MemberId | null;
  /** That device says that it cannot be heard. For facilitators. */
  readonly muted: boolean;
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

/** A short word among facilitators. */
export interface Note {
  readonly member: MemberId;
  readonly text: string;
  readonly at: Millis;
}

/** Whether the two of a pair would like to go on, as one of them sees it. */
export interface GoingOn {
  readonly member: MemberId;
  /** When both are told what comes of it, whoever has answered what by then. */
  readonly until: Millis;
  readonly answer: Wish | null;
  /** What both were told; `null` until then. */
  readonly on: boolean | null;
}

/** Whether somebody in the circle agrees to observers. Each sees their own alone. */
export interface ObserversAnswer {
  readonly member: MemberId;
  readonly welcome: boolean;
}

/** Whether observers may come, and who of them sees. The rest wait behind the curtain. */
export interface Observing {
  readonly welcome: boolean;
  /** Why they come, for everyone to read before they agree. */
  readonly why: string;
  /** Observers who see the circle. Empty while the curtain is drawn. */
  readonly inside: readonly MemberId[];
  readonly answers: readonly ObserversAnswer[];
  /** Who has no device and has agreed aloud. For facilitators, who have noted it. */
  readonly aloud: readonly MemberId[];
  /** Whether observers may write to one another. */
  readonly line: boolean;
  /** What they wrote last. For observers who see the circle. */
  readonly notes: readonly Note[];
}

/**
 * What somebody who learns by watching noted about how it is led. For its writer alone,
 * wherever they watch from; so it holds what they wrote, and when, and nothing of the meeting.
 */
export interface Remark {
  readonly member: MemberId;
  readonly id: RemarkId;
  readonly at: Millis;
  /** A word for it that they use again and again, or empty. */
  readonly tag: string;
  readonly text: string;
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

export interface Spoken {
  readonly member: MemberId;
  readonly millis: number;
}

/** So that nobody can ring again and again. */
export interface LastBell {
  readonly member: MemberId;
  readonly at: Millis;
}

/** What no viewer may know. */
export interface Vault {
  readonly facilitator_invite: string | null;
  readonly seats: readonly SeatKey[];
  readonly lines: readonly OpenLine[];
  /** For how long each has had the floor. It decides an order, and is never shown. */
  readonly spoken: readonly Spoken[];
  readonly bell: LastBell | null;
  /** The id of the series, by which its links lead here. */
  readonly series: string | null;
  /** Who came by the facilitators' link of the series, and so may decide about all of it. */
  readonly holders: readonly MemberId[];
  /** The link of whoever facilitates this one meeting alone. */
  readonly stand_in: string | null;
  /** The meeting that follows. From then on nothing more is carried into it. */
  readonly next: string | null;
  /** With this meeting the whole series is forgotten. */
  readonly series_over: boolean;
  /** Of a rehearsal: what its simulated members are going to do follows from it. */
  readonly seed: string;
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
  /** The pause that somebody rang for, while it lasts. */
  readonly bell: Bell | null;
  readonly advice: Advice;
  readonly time: Time;
  /** The participant who may take over while no facilitator is here. */
  readonly deputy: MemberId | null;
  readonly observing: Observing;
  /** What facilitators told one another last, and nobody else. */
  readonly notes: readonly Note[];
  /** What was written down for others, in order of arrival. */
  readonly cards: readonly Card[];
  readonly own_cards: readonly OwnCard[];
  readonly answers: readonly AgreementAnswer[];
  readonly counts: readonly AgreementCount[];
  readonly shown: readonly Shown[];
  /** After a pair's meeting. Each of the two sees their own alone. */
  readonly going_on: readonly GoingOn[];
  /** Which facilitator stays with the group while the meeting pauses. For facilitators. */
  readonly keeper: MemberId | null;
  readonly invites: Invites;
  readonly vault: Vault;
  /** When everything is forgotten; `null` until the meeting has ended. */
  readonly erases_at: Millis | null;
  /** `null` for a meeting that stands alone. */
  readonly series: SeriesPlace | null;
  /** Each sees their own alone, also while they are outside. */
  readonly remarks: readonly Remark[];
  /**
   * In a rehearsal that somebody leads, the scenario by which simulated members come; empty
   * where everyone is who they are. Every screen says so at all times.
   */
  readonly rehearsal: string;
  /** Where a rehearsal goes on from an earlier moment, for whoever comes along. */
  readonly again: string | null;
}

export interface ThoughtOffered {
  readonly type: 'thought_offered';
  readonly member: MemberId;
  readonly to: MemberId;
  readonly turn: TurnId;
}

/** Somebody has a thought for them: would they like to hear it? */
export interface ThoughtAsked {
  readonly type: 'thought_asked';
  readonly member: MemberId;
  readonly turn: TurnId;
  readonly until: Millis;
}

/** They said that they would rather not; the question is gone. */
export interface ThoughtAnswered {
  readonly type: 'thought_answered';
  readonly member: MemberId;
}

export interface QuestionOver {
  readonly type: 'question_over';
  readonly member: MemberId;
}

/** Not now: no, or no answer. */
export interface ThoughtLetGo {
  readonly type: 'thought_let_go';
  readonly member: MemberId;
}

/** It is wished for, or was long ago. */
export interface ThoughtOver {
  readonly type: 'thought_over';
  readonly member: MemberId;
}

/** Everything stands still until `until`. `by` only if they wished it known. */
export interface BellRang {
  readonly type: 'bell_rang';
  readonly at: Millis;
  readonly until: Millis;
  readonly by: MemberId | null;
  readonly holds_time: boolean;
}

export interface BellMoved {
  readonly type: 'bell_moved';
  readonly until: Millis;
}

export interface BellNoted {
  readonly type: 'bell_noted';
  readonly last: LastBell;
}

export interface BellEnded {
  readonly type: 'bell_ended';
}

/**
 * Everything stands still until the meeting is resumed. Observers get a fresh view, which is
 * that of the door; another one when it goes on.
 */
export interface MeetingPaused {
  readonly type: 'meeting_paused';
  readonly at: Millis;
  readonly holds_time: boolean;
}

export interface MeetingResumed {
  readonly type: 'meeting_resumed';
}

/** Who stays with the group while the meeting pauses; or nobody has said so. */
export interface KeeperNamed {
  readonly type: 'keeper_named';
  readonly member: MemberId | null;
}

/** The whole card, new or in the place of its former edition. */
export interface CardPut {
  readonly type: 'card_put';
  readonly card: Card;
}

/** Whoever could read it can read it no longer. When its audience changes, it is put again. */
export interface CardGone {
  readonly type: 'card_gone';
  readonly card: CardId;
  readonly audience: Audience;
}

/** Something they wrote, or that was said to them alone. */
export interface OwnCardPut {
  readonly type: 'own_card_put';
  readonly member: MemberId;
  readonly card: Card;
}

/** It is in their hands no longer. */
export interface OwnCardGone {
  readonly type: 'own_card_gone';
  readonly member: MemberId;
  readonly card: CardId;
}

/** What they said to it, and nobody else knows. */
export interface AgreementAnswered {
  readonly type: 'agreement_answered';
  readonly member: MemberId;
  readonly card: CardId;
  readonly edition: number;
  /** `null` takes the answer back. */
  readonly agrees: boolean | null;
}

/** How many agree with its present edition, and how many would like to talk about it. */
export interface AgreementCounted {
  readonly type: 'agreement_counted';
  readonly card: CardId;
  readonly agree: number;
  readonly talk: number;
}

/** Brought up for one member, or for everyone seated. */
export interface CardShown {
  readonly type: 'card_shown';
  readonly card: Card;
  readonly member: MemberId | null;
  readonly audience: Audience;
}

/** What was brought up for one member, or for everyone seated, is put away. */
export interface CardHidden {
  readonly type: 'card_hidden';
  readonly member: MemberId | null;
  readonly audience: Audience;
}

/** Another way for the floor to move. Turn, hands and an unfinished round are kept. */
export interface FloorModeSet {
  readonly type: 'floor_mode_set';
  readonly mode: FloorMode;
}

export interface CustomsSet {
  readonly type: 'customs_set';
  readonly customs: Customs;
}

/** A hand at its place in the order. */
export interface HandRaised {
  readonly type: 'hand_raised';
  readonly member: MemberId;
  readonly kind: HandKind;
  readonly number: number;
  /** 0 is first. */
  readonly place: number;
  readonly ahead: boolean;
  /** How many hands have gone ahead since the last turn that did not. */
  readonly responses: number;
}

export interface HandLowered {
  readonly type: 'hand_lowered';
  readonly member: MemberId;
  readonly kind: HandKind;
}

/** Of another kind now, at the same place. */
export interface HandChanged {
  readonly type: 'hand_changed';
  readonly member: MemberId;
  readonly kind: HandKind;
  readonly to: HandKind;
}

export interface HandMoved {
  readonly type: 'hand_moved';
  readonly member: MemberId;
  readonly kind: HandKind;
  /** 0 is first. */
  readonly place: number;
}

/** The same hands in another order, since somebody has been heard meanwhile. */
export interface HandsOrdered {
  readonly type: 'hands_ordered';
  readonly hands: readonly Hand[];
}

/** A facilitator asked whether they would like to speak. Nobody else in the circle knows. */
export interface MemberInvited {
  readonly type: 'member_invited';
  readonly member: MemberId;
}

/** They speak, wish to, or would rather not: the same to everyone. */
export interface InvitationOver {
  readonly type: 'invitation_over';
  readonly member: MemberId;
}

/** The hand of that kind is down, and a round that is going has reached them with it. */
export interface TurnBegan {
  readonly type: 'turn_began';
  readonly turn: TurnId;
  readonly member: MemberId;
  readonly at: Millis;
  readonly hand: HandKind | null;
  readonly ends_at: Millis | null;
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
  readonly ends_at: Millis | null;
}

/** The time that was set for the turn ends at another time; the turn does not. */
export interface TurnRetimed {
  readonly type: 'turn_retimed';
  readonly turn: TurnId;
  readonly ends_at: Millis;
}

/** Spoken, passed or moved on: the same to everyone. */
export interface TurnEnded {
  readonly type: 'turn_ended';
  readonly turn: TurnId;
}

/** The speaker said what would help them now. */
export interface HelpSet {
  readonly type: 'help_set';
  readonly turn: TurnId;
  readonly help: Help;
}

/** For the first time in this meeting. */
export interface MemberHeard {
  readonly type: 'member_heard';
  readonly member: MemberId;
}

export interface MemberSpoke {
  readonly type: 'member_spoke';
  readonly member: MemberId;
  readonly millis: number;
}

/** What undoing would take back; `None` when it has been. */
export interface FloorMoved {
  readonly type: 'floor_moved';
  readonly move: Move | null;
}

/** It is over when nobody is to come any more. */
export interface RoundBegan {
  readonly type: 'round_began';
  readonly members: readonly MemberId[];
}

/** Put away, whoever was to come. */
export interface RoundEnded {
  readonly type: 'round_ended';
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

/** The round is over: whoever has anything to add may raise a hand. */
export interface AskedToAdd {
  readonly type: 'asked_to_add';
}

export interface PieceOffered {
  readonly type: 'piece_offered';
  readonly turn: TurnId;
  readonly to: MemberId;
}

/** Declined or taken back: the same to everyone. */
export interface PieceOfferEnded {
  readonly type: 'piece_offer_ended';
  readonly turn: TurnId;
}

/**
 * Whether observers may come, why, and whether they may write to one another. Everyone is asked
 * anew.
 */
export interface ObserversAllowed {
  readonly type: 'observers_allowed';
  readonly welcome: boolean;
  readonly why: string;
  readonly line: boolean;
}

export interface ObserversAnswered {
  readonly type: 'observers_answered';
  readonly member: MemberId;
  readonly welcome: boolean;
}

/** Somebody without a device has agreed, or does not any longer. */
export interface AgreedAloud {
  readonly type: 'agreed_aloud';
  readonly member: MemberId;
  readonly welcome: boolean;
}

/** Observers see nothing. They get a fresh view instead. */
export interface CurtainDrawn {
  readonly type: 'curtain_drawn';
}

/** These observers see the circle. They get a fresh view instead. */
export interface CurtainOpened {
  readonly type: 'curtain_opened';
  readonly observers: readonly MemberId[];
}

/** A short word among observers. */
export interface BenchNoteSent {
  readonly type: 'bench_note_sent';
  readonly member: MemberId;
  readonly text: string;
  readonly at: Millis;
}

export interface GoOnAsked {
  readonly type: 'go_on_asked';
  readonly member: MemberId;
  readonly until: Millis;
}

export interface GoOnAnswered {
  readonly type: 'go_on_answered';
  readonly member: MemberId;
  readonly answer: Wish;
}

/** The same to both, at one moment. */
export interface GoOnTold {
  readonly type: 'go_on_told';
  readonly member: MemberId;
  readonly on: boolean;
}

export interface PhaseBegun {
  readonly type: 'phase_begun';
  readonly phase: PhaseId;
  readonly at: Millis;
  readonly ends_at: Millis;
  readonly step_ends_at: Millis | null;
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

/** A part is new in the plan. Its id is the next that no part has had. */
export interface PhaseInserted {
  readonly type: 'phase_inserted';
  readonly phase: Phase;
  /** The part that follows it now; `null` at the end. */
  readonly before: PhaseId | null;
}

/** A part stands elsewhere in the plan. Its id and how it goes are as they were. */
export interface PhaseMoved {
  readonly type: 'phase_moved';
  readonly phase: PhaseId;
  /** The part that follows it now; `null` at the end. */
  readonly before: PhaseId | null;
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
  readonly ends_at: Millis;
}

/** The step that is shown ends at another time. */
export interface StepRetimed {
  readonly type: 'step_retimed';
  readonly phase: PhaseId;
  readonly ends_at: Millis;
}

export interface PromptShown {
  readonly type: 'prompt_shown';
  /** Empty when the prompt was taken away. */
  readonly text: string;
}

/** New, or in the place of what it said before. */
export interface RemarkPut {
  readonly type: 'remark_put';
  readonly member: MemberId;
  readonly remark: RemarkId;
  readonly at: Millis;
  readonly tag: string;
  readonly text: string;
}

export interface RemarkGone {
  readonly type: 'remark_gone';
  readonly member: MemberId;
  readonly remark: RemarkId;
}

/** A seat at the end of the order; beside the phone that it shares, if it does. */
export interface SeatTaken {
  readonly type: 'seat_taken';
  readonly member: MemberId;
  readonly name: string;
  readonly twin: number;
  readonly role: Role;
  readonly without_device: boolean;
  readonly shares: MemberId | null;
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

/** Who may take over while no facilitator is here; or nobody any more. */
export interface DeputyNamed {
  readonly type: 'deputy_named';
  readonly member: MemberId | null;
}

export interface NoteSent {
  readonly type: 'note_sent';
  readonly member: MemberId;
  readonly text: string;
  readonly at: Millis;
}

/** Which meeting of how many this is, as it is now. */
export interface SeriesSet {
  readonly type: 'series_set';
  readonly series: SeriesPlace;
}

/** The meeting belongs to this series, whose links lead to it. */
export interface SeriesJoined {
  readonly type: 'series_joined';
  readonly series: string;
}

/** They hold the whole series, not this meeting alone. */
export interface HolderSeated {
  readonly type: 'holder_seated';
  readonly member: MemberId;
}

export interface StandInInvited {
  readonly type: 'stand_in_invited';
  readonly digest: string | null;
}

/** The meeting that follows, with everything that was kept up to here. */
export interface NextMade {
  readonly type: 'next_made';
  readonly meeting: string;
}

/** What follows is that every meeting of it is erased. */
export interface SeriesOver {
  readonly type: 'series_over';
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
  readonly step_ends_at: Millis | null;
}

/** Everything has moved on by as long as the time was held, all but an end that is fixed. */
export interface TimeResumed {
  readonly type: 'time_resumed';
  readonly ends_at: Millis;
  readonly phases: readonly PhaseTimes[];
}

export interface FixedEndSet {
  readonly type: 'fixed_end_set';
  readonly fixed: boolean;
}

/** Whose device rings for all; `None` when every device does again. */
export interface SoundingSet {
  readonly type: 'sounding_set';
  readonly member: MemberId | null;
}

/** Whether the one device that rings for all cannot be heard. */
export interface SoundingMuted {
  readonly type: 'sounding_muted';
  readonly muted: boolean;
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

/** Always the first event; with it the meeting exists and its door is open. */
export interface MeetingMade {
  readonly type: 'meeting_made';
  readonly about: About;
  readonly plan: Plan;
  readonly heads_ups: readonly Minutes[];
  readonly series: SeriesPlace | null;
  readonly rehearsal: string;
  readonly seed: string;
}

/** The practicalities as they are now. */
export interface AboutChanged {
  readonly type: 'about_changed';
  readonly about: About;
}

export interface MeetingStarted {
  readonly type: 'meeting_started';
}

export interface MeetingEnded {
  readonly type: 'meeting_ended';
  readonly erases_at: Millis;
}

/** A rehearsal goes on from an earlier moment, as another meeting: whoever likes comes along. */
export interface TriedAgain {
  readonly type: 'tried_again';
  readonly meeting: string;
}

/** The last event there can be: the log is erased right after it. */
export interface MeetingErased {
  readonly type: 'meeting_erased';
}

/**
 * Say anew when, where and how often people meet, how they stay in touch, and whether it takes
 * place. It is said whole, on top of the `revision` that was seen: of two who change it at the
 * same moment the second is told so. How long anything is kept never changes.
 *
 * Sent by: facilitators, also after the end. Causes: `AboutChanged`. Refused:
 * `not_a_facilitator`, `changed_meanwhile`, `unclear_text`, `unknown_zone`, `in_the_past` (a day
 * that is set anew and has passed), `too_far_ahead`, `already_started` (the start of a meeting
 * that has begun cannot be moved, nor can it be called off), `moved_on`.
 */
export interface ChangeAbout {
  readonly type: 'change_about';
  readonly revision: number;
  readonly title: string;
  readonly starts_at: Millis;
  readonly zone: string;
  readonly place: string;
  readonly place_link: string;
  readonly rhythm: string;
  readonly contact: string;
  readonly next_at: Millis | null;
  readonly called_off: boolean;
}

/**
 * Write a card. Of a comfort card's fields, and of asides, everyone has one: another replaces
 * it. An empty text changes nothing, except in an aside. Facilitators answer an aside by naming
 * whose it is.
 *
 * Sent by: facilitators and participants; facilitators alone, an answer, a resource or the back-up
 * person. Causes: `CardPut`, `OwnCardPut`, `CardGone`, `OwnCardGone`. Refused: `observers_listen`,
 * `unclear_text`, `not_a_facilitator`, `no_such_card` (there is nothing to answer),
 * `enough_cards`, `not_in_private` (for somebody whose screen others see).
 */
export interface PutCard {
  readonly type: 'put_card';
  readonly card: CardId;
  readonly kind: CardKind;
  readonly text: string;
  readonly audience: Audience;
  readonly to: MemberId | null;
}

/**
 * Change what a card says, or who may read it. Answers to an agreement are for its words: they
 * begin anew.
 *
 * Sent by: whoever wrote it; for an agreement, facilitators and participants; for a resource or
 * the back-up person, facilitators. Causes: `CardPut`, `OwnCardPut`, `CardGone`,
 * `AgreementCounted`, `CardShown`. Refused: `no_such_card`, `not_your_card`, `card_changed`
 * (another edition is there than the one that is named), `unclear_text`.
 */
export interface ChangeCard {
  readonly type: 'change_card';
  readonly card: CardId;
  readonly edition: number;
  readonly text: string;
  readonly audience: Audience;
}

/**
 * Take a card away, for everyone who could read it.
 *
 * Sent by: whoever has it in their own hands; facilitators, any that they can read. Causes:
 * `CardGone`, `OwnCardGone`, `CardHidden`. Refused: `no_such_card`, `not_your_card`.
 */
export interface TakeCardBack {
  readonly type: 'take_card_back';
  readonly card: CardId;
}

/**
 * Carry an agreement, a goal, a hope, a topic, a resource or the back-up person into the next
 * meeting of the series; or rather not.
 *
 * Sent by: facilitators; whoever wrote it. Causes: `CardPut`, `OwnCardPut`. Refused:
 * `no_such_card`, `not_your_card`, `moved_on`.
 */
export interface KeepCard {
  readonly type: 'keep_card';
  readonly card: CardId;
  readonly keep: boolean;
}

/**
 * Bring up a resource or an agreement for everyone seated, or for one member alone. Another
 * takes its place.
 *
 * Sent by: facilitators. Causes: `CardShown`. Refused: `not_a_facilitator`, `no_such_card`,
 * `not_in_private` (for somebody whose screen others see).
 */
export interface ShowCard {
  readonly type: 'show_card';
  readonly card: CardId;
  readonly to: MemberId | null;
}

/**
 * Put away what was brought up, for everyone or for one member.
 *
 * Sent by: facilitators; the one for whom it was brought up. Causes: `CardHidden`. Refused:
 * `not_a_facilitator`.
 */
export interface HideCard {
  readonly type: 'hide_card';
  readonly to: MemberId | null;
}

/**
 * Agree, or wish to talk about it; or take the answer back. Nobody else learns of it, and
 * facilitators see how many there are.
 *
 * Sent by: anyone. Causes: `AgreementAnswered`, `AgreementCounted`. Refused: `no_such_card`,
 * `card_changed` (the agreement says something else by now).
 */
export interface AnswerAgreement {
  readonly type: 'answer_agreement';
  readonly card: CardId;
  readonly edition: number;
  readonly agrees: boolean | null;
}

/**
 * Ask for a quiet: turn, queue and time stand still for everyone, and go on together. Who rang
 * is told to nobody, unless they wish it.
 *
 * Sent by: facilitators and participants. Causes: `BellRang`, `BellNoted`, `TimePaused`,
 * `TurnHeld`. Refused: `observers_listen`, `bell_rested` (it rang a moment ago).
 */
export interface RingBell {
  readonly type: 'ring_bell';
  readonly named: boolean;
}

/**
 * Let everything stand still, without a sound and without an end: people come first now.
 * Observers see that the meeting pauses, and nothing else, until it goes on. Why it pauses is said
 * nowhere.
 *
 * Sent by: facilitators; while none is here, anyone but observers. Causes: `MeetingPaused`,
 * `TimePaused`, `TurnHeld`. Refused: `not_a_facilitator`, `observers_listen`.
 */
export interface PauseMeeting {
  readonly type: 'pause_meeting';
}

/**
 * Go on where it stood; with another question on everybody's screen, unless it is empty.
 *
 * Sent by: facilitators; while none is here, anyone but observers. Causes: `MeetingResumed`,
 * `PromptShown`, `TurnResumed`, `TimeResumed`. Refused: `not_a_facilitator`, `observers_listen`,
 * `unclear_text`.
 */
export interface ResumeMeeting {
  readonly type: 'resume_meeting';
  readonly prompt: string;
}

/**
 * Say which facilitator stays with the group while the meeting pauses, so that the others are
 * free for whoever needs them; or that nobody has said so.
 *
 * Sent by: facilitators. Causes: `KeeperNamed`. Refused: `not_a_facilitator`, `no_bell` (the
 * meeting goes on already), `cannot_facilitate`.
 */
export interface StayWithGroup {
  readonly type: 'stay_with_group';
  readonly member: MemberId | null;
}

/**
 * Have a thought for whoever has the turn that is named. After the turn they are asked, without
 * a name, whether they would like to hear one. One at a time: until there is an answer, another
 * changes nothing.
 *
 * Sent by: facilitators and participants. Causes: `ThoughtOffered`. Refused: `turn_is_over`,
 * `observers_listen`, `own_turn`, `not_in_private`.
 */
export interface OfferThought {
  readonly type: 'offer_thought';
  readonly turn: TurnId;
}

/**
 * Wish to hear it, or rather not. Whoever offered is next on yes; on no they learn, after a
 * while, that it is not now.
 *
 * Sent by: whoever was asked. Causes: `QuestionOver`, `ThoughtOver`, `ThoughtLetGo`, `HandRaised`,
 * `ThoughtAnswered`. Refused: `not_asked`.
 */
export interface AnswerThought {
  readonly type: 'answer_thought';
  readonly welcome: boolean;
}

/**
 * After the first meeting of two, ask each apart whether they would like to go on. Both are
 * told at one moment that is set now, however early they answer: yes if both wish it, and else,
 * the same to both, that it ends here. No answer is no yes.
 *
 * Sent by: facilitators. Causes: `GoOnAsked`. Refused: `not_a_facilitator`, `not_over`,
 * `asked_at_first` (a later meeting of a series), `not_a_pair`, `not_in_private`.
 */
export interface AskToGoOn {
  readonly type: 'ask_to_go_on';
}

/**
 * Go on, or not, or rather with someone else. It can be changed until both are told.
 *
 * Sent by: whoever was asked. Causes: `GoOnAnswered`. Refused: `not_asked`.
 */
export interface AnswerGoOn {
  readonly type: 'answer_go_on';
  readonly answer: Wish;
}

/**
 * Let the floor move in another way. A running turn goes on; hands are kept, and who has been
 * heard; a round goes on where it was, or begins if it was over.
 *
 * Sent by: facilitators. Causes: `FloorModeSet`, `RoundEnded`, `RoundBegan`, `PieceOfferEnded`.
 * Refused: `not_a_facilitator`.
 */
export interface SetFloorMode {
  readonly type: 'set_floor_mode';
  readonly mode: FloorMode;
}

/**
 * Say how the group shares its turns: whose hand is next, how many responses go ahead, how long
 * turns and bells are, whether a round ends with a question to all.
 *
 * Sent by: facilitators. Causes: `CustomsSet`, `HandsOrdered`. Refused: `not_a_facilitator`.
 */
export interface SetCustoms {
  readonly type: 'set_customs';
  readonly customs: Customs;
}

/**
 * Begin a round anew: from one person or from the first facilitator, this way or the other way
 * around; or a volunteer round, in which everybody takes a turn when they like.
 *
 * Sent by: facilitators. Causes: `FloorModeSet`, `RoundBegan`. Refused: `not_a_facilitator`,
 * `observers_listen`.
 */
export interface BeginRound {
  readonly type: 'begin_round';
  readonly mode: RoundMode;
  readonly first: MemberId | null;
  readonly backwards: boolean;
}

/**
 * Wish for the floor; one hand of each kind at most, and none for whoever has it. Those who
 * respond, or ask whether they heard right, go right after the turn that they answer, as far as
 * the customs let them; not in a round.
 *
 * Sent by: facilitators and participants. Causes: `HandRaised`. Refused: `observers_listen`,
 * `not_started`.
 */
export interface RaiseHand {
  readonly type: 'raise_hand';
  readonly kind: HandKind;
}

/**
 * Wish for the floor no longer: with one kind of hand, or with all. Facilitators may lower the
 * hand of somebody else, whom they name.
 *
 * Sent by: whoever raised it; facilitators. Causes: `HandLowered`. Refused: `not_a_facilitator`.
 */
export interface LowerHand {
  readonly type: 'lower_hand';
  readonly kind: HandKind | null;
  readonly member: MemberId | null;
}

/**
 * Make a hand one of another kind. It keeps its place, unless only one of the kinds is a
 * response.
 *
 * Sent by: whoever raised it. Causes: `HandChanged`, `HandLowered`, `HandRaised`.
 * Refused: `no_hand`.
 */
export interface ChangeHand {
  readonly type: 'change_hand';
  readonly kind: HandKind;
  readonly to: HandKind;
}

/**
 * Put a hand at another place in the order; 0 is first. One's own can be moved back by
 * oneself. It goes ahead if it now stands before one that does, and no more behind one that does
 * not.
 *
 * Sent by: facilitators; whoever raised it, to let others go first. Causes: `HandMoved`,
 * `HandLowered`, `HandRaised`. Refused: `not_a_facilitator`, `no_hand`, `order_is_set`.
 */
export interface MoveHand {
  readonly type: 'move_hand';
  readonly member: MemberId;
  readonly kind: HandKind;
  readonly place: number;
}

/**
 * Ask somebody, unseen by the others, whether they would like to speak.
 *
 * Sent by: facilitators. Causes: `MemberInvited`. Refused: `not_a_facilitator`,
 * `observers_listen`, `not_in_private`.
 */
export interface InviteToSpeak {
  readonly type: 'invite_to_speak';
  readonly member: MemberId;
}

/**
 * Rather not, without a reason. Raising a hand accepts.
 *
 * Sent by: whoever was invited. Causes: `InvitationOver`.
 */
export interface DeclineInvitation {
  readonly type: 'decline_invitation';
}

/**
 * Give the floor to someone, after the turn that is named (0: nobody has the floor).
 *
 * Sent by: facilitators. Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`,
 * `turn_is_over` (someone was faster), `observers_listen`, `bell_rings`.
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
 * Causes: `TurnEnded`, `TurnBegan`. Refused: `not_a_facilitator`, `turn_is_over`, `nobody_waits`,
 * `bell_rings`.
 */
export interface NextSpeaker {
  readonly type: 'next_speaker';
  readonly after: TurnId;
  /** Whoever had the floor is next again, once their line is back. */
  readonly keep_place: boolean;
}

/**
 * Be done speaking. A talking piece goes back to the middle.
 *
 * Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`,
 * `not_your_turn`, `bell_rings`.
 */
export interface EndTurn {
  readonly type: 'end_turn';
  readonly turn: TurnId;
}

/**
 * Let the floor go on unused. Nobody can tell it from `EndTurn`.
 *
 * Sent by: whoever has the floor. Causes: `TurnEnded`. Refused: `turn_is_over`, `not_your_turn`,
 * `bell_rings`.
 */
export interface PassTurn {
  readonly type: 'pass_turn';
  readonly turn: TurnId;
}

/**
 * Be done, and give the floor back to who had it before.
 *
 * Sent by: whoever has the floor. Causes: `TurnEnded`, `TurnBegan`. Refused: `turn_is_over`,
 * `not_your_turn`, `nobody_before`, `bell_rings`.
 */
export interface HandBack {
  readonly type: 'hand_back';
  readonly turn: TurnId;
}

/**
 * Take back how the floor last moved, until it has moved again.
 *
 * Sent by: facilitators. Causes: `TurnEnded`, `HandRaised`, `HandLowered`, `RoundPlaceKept`,
 * `TurnBegan`, `FloorMoved`. Refused: `not_a_facilitator`, `nothing_to_undo`, `bell_rings`.
 */
export interface UndoMove {
  readonly type: 'undo_move';
}

/**
 * Let this round go by before it comes to one, or one's turn, if it has come already.
 *
 * Sent by: facilitators and participants. Causes: `RoundLeft`, `TurnEnded`. Refused: `no_round`,
 * `bell_rings`.
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
 * Offer the talking piece to somebody, who takes it or lets it go on.
 *
 * Sent by: whoever holds the turn that is named; facilitators. Causes: `PieceOffered`.
 * Refused: `no_piece`, `turn_is_over`, `not_your_turn`, `observers_listen`, `bell_rings`.
 */
export interface PassPiece {
  readonly type: 'pass_piece';
  readonly turn: TurnId;
  readonly to: MemberId;
}

/**
 * Take the piece that was offered, out of the turn that is named.
 *
 * Sent by: whom it was offered to. Causes: `TurnEnded`, `TurnBegan`. Refused: `no_piece`,
 * `turn_is_over`, `not_offered`, `bell_rings`.
 */
export interface TakePiece {
  readonly type: 'take_piece';
  readonly turn: TurnId;
}

/**
 * Let the piece go on. Nobody can tell it from `KeepPiece`.
 *
 * Sent by: whom it was offered to. Causes: `PieceOfferEnded`. Refused: `no_piece`, `turn_is_over`,
 * `not_offered`.
 */
export interface DeclinePiece {
  readonly type: 'decline_piece';
  readonly turn: TurnId;
}

/**
 * Take an offer back.
 *
 * Sent by: whoever holds the turn that is named; facilitators. Causes: `PieceOfferEnded`.
 * Refused: `no_piece`, `turn_is_over`, `not_your_turn`.
 */
export interface KeepPiece {
  readonly type: 'keep_piece';
  readonly turn: TurnId;
}

/**
 * Take the piece from the middle.
 *
 * Sent by: facilitators and participants. Causes: `TurnBegan`. Refused: `no_piece`,
 * `turn_is_over` (someone was faster), `observers_listen`, `bell_rings`.
 */
export interface PickUpPiece {
  readonly type: 'pick_up_piece';
}

/**
 * Say what would help now: being listened to, questions, or ideas.
 *
 * Sent by: whoever has the floor. Causes: `HelpSet`. Refused: `turn_is_over`, `not_your_turn`.
 */
export interface SetHelp {
  readonly type: 'set_help';
  readonly turn: TurnId;
  readonly help: Help;
}

/**
 * Say whether observers may come, why, and whether they may write to one another. Everyone is
 * asked, also those who had answered.
 *
 * Sent by: facilitators. Causes: `ObserversAllowed`, `CurtainDrawn`. Refused:
 * `not_a_facilitator`, `unclear_text`.
 */
export interface AllowObservers {
  readonly type: 'allow_observers';
  readonly welcome: boolean;
  readonly why: string;
  readonly line: boolean;
}

/**
 * Agree to observers, or not, or not any longer. Nobody else learns of it. For somebody without
 * a device a facilitator notes whether they have agreed aloud.
 *
 * Sent by: facilitators and participants, also after the end. Causes: `ObserversAnswered`
 * or `AgreedAloud`, `CurtainDrawn`. Refused: `observers_listen`, `no_observers`.
 */
export interface AnswerObservers {
  readonly type: 'answer_observers';
  readonly welcome: boolean;
}

/**
 * Let observers see nothing from now on. It opens with the next phase, if everyone agrees.
 * Nobody is told who drew it.
 *
 * Sent by: facilitators and participants, also after the end. Causes: `CurtainDrawn`. Refused:
 * `observers_listen`.
 */
export interface DrawCurtain {
  readonly type: 'draw_curtain';
}

/**
 * Begin a phase, in any order, again if it is done. Others that are active are finished, and
 * what was going round is over, unless it is blended in.
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
 * Put a part of the group's own into the plan. The meeting grows by its minutes; with a fixed
 * end, the parts that are to come give up what they can, but never wrap-up and closing.
 *
 * Sent by: facilitators. Causes: `PhaseInserted`, `EndMoved`, `PhaseMinutesSet`.
 * Refused: `not_a_facilitator`, `no_such_phase`, `unclear_text`, `plan_is_full`.
 */
export interface InsertPhase {
  readonly type: 'insert_phase';
  readonly title: string;
  readonly minutes: Minutes;
  readonly mode: FloorMode;
  /** A question that stands on the screen when it begins, or empty. */
  readonly prompt: string;
  /** The part that is to follow it; `null` at the end. */
  readonly before: PhaseId | null;
}

/**
 * Let a part come earlier or later. It keeps its length and how it goes, and the end stays.
 *
 * Sent by: facilitators. Causes: `PhaseMoved`. Refused: `not_a_facilitator`, `no_such_phase`.
 */
export interface MovePhase {
  readonly type: 'move_phase';
  readonly phase: PhaseId;
  /** The part that is to follow it; `null` at the end. */
  readonly before: PhaseId | null;
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
 * Note something for oneself, pinned to this moment; or in other words what was noted then.
 *
 * Taken at any time and from anywhere, also while the curtain is drawn, so that the answer says
 * nothing of the meeting. Sent by: everyone seated. Causes: `RemarkPut`. Refused: `unclear_text`,
 * `enough_remarks`.
 */
export interface PutRemark {
  readonly type: 'put_remark';
  readonly remark: RemarkId;
  readonly tag: string;
  readonly text: string;
}

/**
 * It is theirs, and gone as if it had never been noted. Sent by: everyone seated. Causes:
 * `RemarkGone`.
 */
export interface TakeRemarkBack {
  readonly type: 'take_remark_back';
  readonly remark: RemarkId;
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
 * Sent by: facilitators; whoever shares a phone with them. Causes: `MemberLeft`.
 * Refused: `not_a_facilitator`.
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
 * Seat someone who shares one's own phone; one acts for them on their spoken word. Nothing
 * private is ever asked of them, since others can see the screen.
 *
 * Sent by: facilitators and participants. Causes: `SeatTaken`. Refused: `observers_listen`,
 * `unclear_name`, `circle_is_full`, `not_in_private` (a seat that shares a phone itself).
 */
export interface AddCompanion {
  readonly type: 'add_companion';
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
 * `FacilitatorInviteRenewed`. Refused: `not_a_facilitator`, `moved_on`, `not_of_the_series` (the
 * facilitators' link of a series, by somebody who holds this meeting alone).
 */
export interface RenewInvite {
  readonly type: 'renew_invite';
  readonly role: Role;
  readonly secret: string;
}

/**
 * Say which participant may take over while no facilitator is here; or nobody.
 *
 * Sent by: facilitators. Causes: `DeputyNamed`. Refused: `not_a_facilitator`,
 * `cannot_facilitate`.
 */
export interface NameDeputy {
  readonly type: 'name_deputy';
  readonly member: MemberId | null;
}

/**
 * Facilitate, since no facilitator is here. Whoever returns facilitates too, and takes nothing
 * back.
 *
 * Sent by: the deputy. Causes: `RoleChanged`, `DeputyNamed`. Refused: `not_the_deputy`,
 * `facilitator_is_here`.
 */
export interface TakeOver {
  readonly type: 'take_over';
}

/**
 * A short word to the other facilitators, unseen by the circle; or among observers, where the
 * meeting lets them, to those who see the circle.
 *
 * Sent by: facilitators; observers. Causes: `NoteSent`, `BenchNoteSent`. Refused:
 * `not_a_facilitator`, `unclear_text`.
 */
export interface SendNote {
  readonly type: 'send_note';
  readonly text: string;
}

/**
 * Say how many meetings there will be, more or fewer than was planned, when the next one is,
 * and whether the last one runs by the plan for last meetings. This one is the last if there will
 * be no more than there have been.
 *
 * Sent by: facilitators of the series. Causes: `SeriesSet`, `AboutChanged`. Refused:
 * `not_a_facilitator`, `not_of_the_series`, `no_series`, `too_short` (there have been more),
 * `in_the_past`, `too_far_ahead`, `moved_on`.
 */
export interface SetSeries {
  readonly type: 'set_series';
  readonly of: number;
  readonly next_at: Millis | null;
  readonly parting: boolean;
}

/**
 * Let somebody facilitate this one meeting, by a link of its own; an earlier one no longer
 * opens the door. Or by none any more.
 *
 * Sent by: facilitators of the series, who choose the secret at random. Causes: `StandInInvited`.
 * Refused: `not_a_facilitator`, `not_of_the_series`, `no_series`, `moved_on`.
 */
export interface InviteStandIn {
  readonly type: 'invite_stand_in';
  readonly secret: string | null;
}

/**
 * Forget the whole series now, with every meeting of it.
 *
 * Sent by: facilitators of the series. Causes: `SeriesOver`, `MeetingErased`. Refused:
 * `not_a_facilitator`, `not_of_the_series`, `no_series`.
 */
export interface EraseSeries {
  readonly type: 'erase_series';
}

/**
 * Start with who is here: the first phase begins, the end is set. A meeting that was called off
 * takes place after all.
 *
 * Sent by: facilitators. Causes: `AboutChanged`, `MeetingStarted`, `PhaseBegun`, `TimeStarted`,
 * `PhaseMinutesSet`. Refused: `not_a_facilitator`, `already_started`, `bell_rings` (it pauses).
 */
export interface StartMeeting {
  readonly type: 'start_meeting';
}

/**
 * Hold the time: nothing falls due. Speaking goes on.
 *
 * Sent by: facilitators. Causes: `TimePaused`. Refused: `not_a_facilitator`, `not_started`,
 * `bell_rings`.
 */
export interface PauseTime {
  readonly type: 'pause_time';
}

/**
 * Everything planned moves on by as long as the time was held. An end that is fixed stands, and
 * the phases that follow get shorter instead, but never wrap-up and closing.
 *
 * Sent by: facilitators. Causes: `TimeResumed`, `PhaseMinutesSet`.
 * Refused: `not_a_facilitator`, `not_started`, `bell_rings`.
 */
export interface ResumeTime {
  readonly type: 'resume_time';
}

/**
 * Give the named active phase more minutes, and the meeting with it; or fewer, which the next
 * upcoming phase gains. With a fixed end, more minutes are taken from the phases that follow.
 * Without a phase, the end of the meeting moves.
 *
 * Sent by: facilitators. Causes: `PhaseRetimed`, `EndMoved`, `PhaseMinutesSet`.
 * Refused: `not_a_facilitator`, `not_started`, `no_such_phase`, `too_short`, `moved_already`.
 */
export interface ExtendTime {
  readonly type: 'extend_time';
  readonly minutes: MinutesMoved;
  readonly phase: PhaseId | null;
  /** When it was to end, as the sender saw it: if somebody was faster, it is not moved twice. */
  readonly was: Millis | null;
}

/**
 * Give the step that is shown more minutes, and its phase and the meeting with it; or fewer.
 *
 * Sent by: facilitators. Causes: `StepRetimed`, `PhaseRetimed`, `EndMoved`, `PhaseMinutesSet`.
 * Refused: `not_a_facilitator`, `not_started`, `no_such_phase`, `no_such_step`, `too_short`,
 * `moved_already`.
 */
export interface ExtendStep {
  readonly type: 'extend_step';
  readonly phase: PhaseId;
  readonly minutes: MinutesMoved;
  /** When the step was to end, as the sender saw it. */
  readonly was: Millis | null;
}

/**
 * Give the turn that is named more of the time that the group has set for turns, or less. It
 * moves a sign, and never the end of the turn.
 *
 * Sent by: facilitators. Causes: `TurnRetimed`. Refused: `not_a_facilitator`, `turn_is_over`,
 * `too_short`, `moved_already`.
 */
export interface ExtendTurn {
  readonly type: 'extend_turn';
  readonly turn: TurnId;
  readonly minutes: MinutesMoved;
  /** When the sign was due, as the sender saw it; 0 if there was none. */
  readonly was: Millis | null;
}

/**
 * Let the quiet of the bell last longer, or be over sooner.
 *
 * Sent by: facilitators. Causes: `BellMoved`. Refused: `not_a_facilitator`, `no_bell`,
 * `too_short`, `moved_already`.
 */
export interface ExtendBell {
  readonly type: 'extend_bell';
  readonly minutes: MinutesMoved;
  /** When the quiet was to end, as the sender saw it. */
  readonly was: Millis | null;
}

/**
 * End when it was said, however late the meeting began; or be as long as it was to be. With a
 * fixed end, a late start shortens what is to come, but never wrap-up and closing.
 *
 * Sent by: facilitators. Causes: `FixedEndSet`. Refused: `not_a_facilitator`.
 */
export interface SetFixedEnd {
  readonly type: 'set_fixed_end';
  readonly fixed: boolean;
}

/**
 * Let one device ring for all who sit in one room; or every device again.
 *
 * Sent by: facilitators. Causes: `SoundingSet`. Refused: `not_a_facilitator`, `not_in_private` (a
 * seat without a device).
 */
export interface ChooseSounding {
  readonly type: 'choose_sounding';
  readonly member: MemberId | null;
}

/**
 * Say whether this device cannot be heard, or can be again: its sound is off, or its browser
 * plays nothing before the first touch.
 *
 * Sent by: whoever's device rings for all; from others it means nothing. Causes: `SoundingMuted`.
 */
export interface TellMuted {
  readonly type: 'tell_muted';
  readonly muted: boolean;
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
  | AboutChanged
  | MeetingStarted
  | MeetingEnded
  | MeetingErased
  | TriedAgain
  | SeatTaken
  | SeatKeySet
  | Renamed
  | RoleChanged
  | MemberLeft
  | LinesChanged
  | PresenceChanged
  | InviteRenewed
  | FacilitatorInviteRenewed
  | DeputyNamed
  | NoteSent
  | CardPut
  | CardGone
  | OwnCardPut
  | OwnCardGone
  | AgreementAnswered
  | AgreementCounted
  | CardShown
  | CardHidden
  | ObserversAllowed
  | ObserversAnswered
  | AgreedAloud
  | CurtainDrawn
  | CurtainOpened
  | BenchNoteSent
  | RemarkPut
  | RemarkGone
  | PhaseBegun
  | PhaseFinished
  | PhaseSetAside
  | PhaseRetimed
  | PhaseMinutesSet
  | PhaseMoved
  | PhaseInserted
  | PlanSetAside
  | PlanTakenUp
  | StepBegun
  | StepRetimed
  | PromptShown
  | FloorModeSet
  | CustomsSet
  | HandRaised
  | HandLowered
  | HandChanged
  | HandMoved
  | HandsOrdered
  | MemberInvited
  | InvitationOver
  | TurnBegan
  | TurnHeld
  | TurnResumed
  | TurnRetimed
  | TurnEnded
  | HelpSet
  | MemberHeard
  | MemberSpoke
  | FloorMoved
  | RoundBegan
  | RoundEnded
  | RoundJoined
  | RoundPlaceKept
  | RoundLeft
  | AskedToAdd
  | PieceOffered
  | PieceOfferEnded
  | BellRang
  | BellMoved
  | BellNoted
  | BellEnded
  | MeetingPaused
  | MeetingResumed
  | KeeperNamed
  | GoOnAsked
  | GoOnAnswered
  | GoOnTold
  | ThoughtOffered
  | ThoughtAsked
  | ThoughtAnswered
  | QuestionOver
  | ThoughtLetGo
  | ThoughtOver
  | TimeStarted
  | EndMoved
  | TimePaused
  | TimeResumed
  | FixedEndSet
  | SoundingSet
  | SoundingMuted
  | HeadsUpsSet
  | SignalsPlanned
  | SignalHeld
  | SignalAnnounced
  | SignalMissed
  | SeriesSet
  | SeriesJoined
  | HolderSeated
  | StandInInvited
  | NextMade
  | SeriesOver;

export type AnyCommand =
  | Rename
  | Leave
  | Remove
  | AddSeat
  | AddCompanion
  | HandOver
  | RenewInvite
  | NameDeputy
  | TakeOver
  | SendNote
  | PutCard
  | ChangeCard
  | TakeCardBack
  | KeepCard
  | ShowCard
  | HideCard
  | AnswerAgreement
  | AllowObservers
  | AnswerObservers
  | DrawCurtain
  | PutRemark
  | TakeRemarkBack
  | BeginPhase
  | FinishPhase
  | SetPhaseAside
  | MovePhase
  | InsertPhase
  | SetPlanAside
  | TakeUpPlan
  | GoToStep
  | ShowPrompt
  | SetFloorMode
  | SetCustoms
  | BeginRound
  | RaiseHand
  | LowerHand
  | ChangeHand
  | MoveHand
  | InviteToSpeak
  | DeclineInvitation
  | GiveFloor
  | NextSpeaker
  | EndTurn
  | PassTurn
  | HandBack
  | UndoMove
  | PassRound
  | JoinRound
  | PassPiece
  | TakePiece
  | DeclinePiece
  | KeepPiece
  | PickUpPiece
  | SetHelp
  | RingBell
  | PauseMeeting
  | ResumeMeeting
  | StayWithGroup
  | AskToGoOn
  | AnswerGoOn
  | OfferThought
  | AnswerThought
  | ChangeAbout
  | StartMeeting
  | PauseTime
  | ResumeTime
  | ExtendTime
  | ExtendStep
  | ExtendTurn
  | ExtendBell
  | SetFixedEnd
  | ChooseSounding
  | TellMuted
  | SetPhaseMinutes
  | SetHeadsUps
  | EndMeeting
  | EraseMeeting
  | SetSeries
  | InviteStandIn
  | EraseSeries;

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
  no_such_moment: {
    retry: false,
    sentence: 'Nobody can go back to that moment. Please choose another one.',
  },
  meeting_is_over: { retry: false, sentence: 'The meeting is over.' },
  not_started: { retry: true, sentence: 'The meeting has not started yet.' },
  already_started: { retry: false, sentence: 'The meeting has started already.' },
  unclear_name: { retry: false, sentence: 'Please choose a name that others can read.' },
  unclear_text: { retry: false, sentence: 'This text has signs that cannot be shown.' },
  unsound_plan: { retry: false, sentence: 'No meeting can be held by this plan yet.' },
  too_far_ahead: { retry: false, sentence: 'Please choose a day within the coming year.' },
  in_the_past: { retry: false, sentence: 'That time has passed already.' },
  unknown_zone: { retry: false, sentence: 'This time zone is not known here.' },
  changed_meanwhile: {
    retry: false,
    sentence: 'Somebody changed this a moment ago. Please look again.',
  },
  no_series: { retry: false, sentence: 'This meeting stands alone.' },
  not_of_the_series: { retry: false, sentence: 'Only who holds all the meetings can do this.' },
  moved_on: { retry: false, sentence: 'The next meeting has its own door now. Change it there.' },
  circle_is_full: { retry: true, sentence: 'The circle is full at the moment.' },
  cannot_facilitate: { retry: false, sentence: 'They cannot facilitate from where they are.' },
  no_such_phase: { retry: false, sentence: 'This part is not in the plan.' },
  no_such_step: { retry: false, sentence: 'This step is not in the ritual.' },
  plan_is_full: {
    retry: false,
    sentence: 'There are a lot of parts already. Please change one of them.',
  },
  observers_listen: { retry: false, sentence: 'Observers listen; the floor is for the circle.' },
  no_observers: { retry: false, sentence: 'No observers come to this meeting.' },
  curtain_is_drawn: { retry: true, sentence: 'The curtain is drawn for now.' },
  no_hand: { retry: false, sentence: 'Their hand is down already.' },
  turn_is_over: { retry: false, sentence: 'The floor has moved on already.' },
  not_your_turn: { retry: false, sentence: 'Someone else has the floor.' },
  nobody_waits: { retry: true, sentence: 'Nobody is waiting for the floor.' },
  no_round: { retry: false, sentence: 'There is no round at the moment.' },
  heard_in_this_round: { retry: false, sentence: 'You were in this round already.' },
  no_piece: { retry: false, sentence: 'There is no talking piece at the moment.' },
  not_offered: { retry: false, sentence: 'The piece is not offered to you any more.' },
  nobody_before: { retry: false, sentence: 'Nobody spoke before.' },
  nothing_to_undo: { retry: false, sentence: 'There is nothing to take back.' },
  order_is_set: { retry: false, sentence: 'Those less heard are first at the moment.' },
  no_bell: { retry: false, sentence: 'The quiet is over already.' },
  bell_rings: { retry: true, sentence: 'We are quiet for a moment. Then it goes on.' },
  bell_rested: { retry: true, sentence: 'The bell rang a moment ago.' },
  own_turn: { retry: false, sentence: 'This is your own turn.' },
  not_asked: { retry: false, sentence: 'This was answered already.' },
  not_over: { retry: true, sentence: 'The meeting still goes on.' },
  not_a_pair: { retry: false, sentence: 'This is asked of two people.' },
  asked_at_first: { retry: false, sentence: 'This is asked after the first meeting.' },
  not_in_private: { retry: false, sentence: 'Others can see their screen.' },
  not_the_deputy: { retry: false, sentence: 'Only the deputy can take over.' },
  facilitator_is_here: { retry: false, sentence: 'A facilitator is here.' },
  no_such_card: { retry: false, sentence: 'This is not there any more.' },
  not_your_card: { retry: false, sentence: 'Whoever wrote this can change it.' },
  card_changed: { retry: false, sentence: 'Somebody changed this just before you.' },
  enough_cards: { retry: false, sentence: 'That is a lot already. Please take something away.' },
  enough_remarks: { retry: false, sentence: 'You have many notes already. Please take one away.' },
  too_short: { retry: false, sentence: 'There is not that much time left to take away.' },
  moved_already: { retry: false, sentence: 'Somebody has just moved this. Please look again.' },
  out_of_reach: {
    retry: true,
    sentence: 'This could not be kept safe just now. Please try again.',
  },
} as const;

export type RefusalCode = keyof typeof REFUSALS;

export type ComeBack = 'no' | 'at once' | 'spread out' | 'after a while' | 'after reloading';

/** Why the hub closes a line, and whether to come back; after any other code, at once. */
export const CLOSINGS = {
  1000: { name: 'left', comeBack: 'no' },
  1003: { name: 'not_text', comeBack: 'no' },
  1009: { name: 'too_big', comeBack: 'no' },
  1012: { name: 'restart', comeBack: 'spread out' },
  4000: { name: 'reload', comeBack: 'after reloading' },
  4001: { name: 'no_entry', comeBack: 'no' },
  4002: { name: 'removed', comeBack: 'no' },
  4003: { name: 'erased', comeBack: 'no' },
  4005: { name: 'flood', comeBack: 'after a while' },
  4007: { name: 'full', comeBack: 'after a while' },
} as const;

export type CloseName = (typeof CLOSINGS)[keyof typeof CLOSINGS]['name'];

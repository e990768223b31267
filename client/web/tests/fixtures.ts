/** Invented meetings, for the tests and the gallery of screens. */

import type {
  FloorMode,
  Hand,
  HandKind,
  Meeting,
  Phase,
  PhaseKind,
  Plan,
  Seat,
  Step,
  Turn,
} from '../src/replica/types';
import type { Me } from '../src/screens/room/view/people';
import { meetingOf, seat, UPCOMING } from './made';

export { seat };

export const MINUTE = 60_000;
export const STARTS = new Date(2026, 11, 1, 18, 30).getTime();
export const NOW = STARTS + 50 * MINUTE;

const NAMES = ['Nadia', 'Amina', 'Wei', 'Konstantinos', 'ليلى', 'Jonas', 'Mari', 'Tomás'];
const MORE = [
  'Ingrid',
  'Kofi',
  'Sora',
  'Oluwaseun',
  'Zofia',
  'Ravi',
  'נועם',
  'Hana',
  'Eino',
  'Aroha',
  'Samir',
  'Dede',
  'Piotr',
  'Lucía',
  'Femi',
  'Yara',
  'Bo',
  'Anouk',
  'Cem',
  'Ines',
  'Olu',
  'Mika',
  'Rosa',
  'Theo',
  'Uma',
  'Vera',
];

export const NADIA: Me = { member: 1, role: 'participant' };
export const MARI: Me = { member: 7, role: 'facilitator' };
export const PIRET: Me = { member: 100, role: 'observer' };

export function people(count = 8): Seat[] {
  const names = [...NAMES, ...MORE].slice(0, count);
  const seats = names.map((name, i) =>
    seat(i + 1, name, name === 'Mari' ? 'facilitator' : 'participant'),
  );
  return [...seats, seat(100, 'Piret', 'observer')];
}

function phase(
  id: number,
  kind: PhaseKind,
  title: string,
  minutes: number,
  more: Partial<Phase> = {},
): Phase {
  return { id, kind, title, minutes, mode: 'queue', prompts: [], steps: [], hints: [], ...more };
}

const STEP_MINUTES = 3;

function step(kind: Step['kind'], title: string, text: string, mode: FloorMode, prompt = ''): Step {
  return { kind, title, text, minutes: STEP_MINUTES, mode, prompt };
}

export const PHASES: readonly Phase[] = [
  phase(0, 'opening', 'Opening', 10, {
    mode: 'quiet',
    steps: [
      step(
        'say',
        'Good that you are here.',
        'We take a moment to arrive. Nothing has to happen yet.',
        'quiet',
      ),
      step(
        'drink',
        'First, something warm to drink.',
        'Put the kettle on if you like. We have no other plan for these few minutes.',
        'quiet',
      ),
      step(
        'breathe',
        'Breathe as it suits you.',
        'In as the circle opens, out as it closes. Or look at one calm thing in the room.',
        'quiet',
      ),
      step('round', 'A short round', '', 'round', 'How are you arriving today?'),
    ],
  }),
  phase(1, 'getting_to_know', 'Getting to know', 15, {
    mode: 'round',
    prompts: ['What would you like the others to know about you?'],
  }),
  phase(2, 'goals', 'Goals', 15, {
    prompts: ['What would you like to take home from these weeks?'],
  }),
  phase(3, 'in_depth', 'In depth', 30, {
    prompts: ['What has been on your mind since we last met?', 'What helped, even a little?'],
  }),
  phase(4, 'wrap_up', 'Wrap-up', 10, {
    mode: 'open',
    prompts: ['What would you still like to say, so that you can leave lightly?'],
  }),
  phase(5, 'closing', 'Closing', 10, {
    mode: 'quiet',
    steps: [
      step('round', 'A last round', '', 'round', 'What will you do with the rest of your evening?'),
      step('contact', 'Until we meet again', 'Take down what you need. There is time.', 'quiet'),
    ],
  }),
];

const ENDS = STARTS + 90 * MINUTE;
const ABOUT = {
  title: 'Tuesday circle',
  starts_at: STARTS,
  place: 'Linden House, room 2',
  place_link: 'https://call.example/linden',
  rhythm: 'every second Tuesday',
  contact: 'write to Mari at mari@linden.example',
};
const PLAN: Plan = {
  id: 'support-circle',
  title: 'Support circle',
  phases: PHASES,
  kind: 'group',
  minute: MINUTE,
};

/** The meeting of the pictures: in depth, Jonas speaks, Wei is next, Konstantinos has a question. */
export function meeting(change: (draft: Draft) => void = () => {}): Meeting {
  const gathering = meetingOf(ABOUT, PLAN, [15, 10]);
  const usual: Meeting = {
    ...gathering,
    stage: 'running',
    seats: people(),
    joined: 9,
    course: {
      progress: PHASES.map((_, i) => ({
        status: i < 3 ? 'done' : i === 3 ? 'active' : 'upcoming',
        began_at: i === 3 ? STARTS + 40 * MINUTE : null,
        ends_at: i === 3 ? STARTS + 70 * MINUTE : null,
        step: 0,
        step_ends_at: null,
      })),
      aside: false,
      prompt: 'What has been on your mind since we last met?',
    },
    floor: {
      ...gathering.floor,
      mode: 'queue',
      turn: turnOf(6, NOW - 2 * MINUTE),
      turns: 12,
      hands: hands([3, 'speak'], [4, 'question']),
      raised: 2,
    },
    time: {
      ...gathering.time,
      started_at: STARTS,
      ends_at: ENDS,
      signals: [15, 10].map((minutes, i) => ({
        id: i + 1,
        kind: 'heads_up',
        minutes,
        phase: null,
        step: null,
        due: ENDS - minutes * MINUTE,
        hold_until: ENDS - minutes * MINUTE + 2 * MINUTE,
        state: 'planned',
        ring_at: null,
      })),
      planned: 2,
    },
    observing: { ...gathering.observing, welcome: true, inside: [PIRET.member] },
  };
  const draft = structuredClone(usual) as Draft;
  change(draft);
  return draft as Meeting;
}

type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;

export type Draft = Mutable<Meeting>;

/** One phase runs alone, the ones before it are done. */
export function inPhase(draft: Draft, at: number, began: number, step = 0): void {
  draft.course.progress = PHASES.map((each, i) => ({
    status: i < at ? 'done' : i === at ? 'active' : 'upcoming',
    began_at: i === at ? began : null,
    ends_at: i === at ? began + each.minutes * MINUTE : null,
    step: i === at ? step : 0,
    step_ends_at: i === at && each.steps.length > 0 ? began + STEP_MINUTES * MINUTE : null,
  }));
  draft.course.prompt = PHASES[at]?.steps[step]?.prompt ?? PHASES[at]?.prompts[0] ?? '';
}

/** Nobody has begun; one is still to come. */
export function gathering(draft: Draft): void {
  Object.assign(draft.floor, { turn: null, hands: [] });
  draft.stage = 'gathering';
  draft.seats = draft.seats.slice(0, 7);
  draft.course.progress = draft.course.progress.map(() => ({ ...UPCOMING }));
  draft.course.prompt = '';
  Object.assign(draft.time, { started_at: null, ends_at: null, signals: [] });
}

export function speaks(draft: Draft, member: number | null): void {
  draft.floor.turn = member === null ? null : turnOf(member, NOW - MINUTE);
}

export function raised(draft: Draft, ...which: WhichHand[]): void {
  draft.floor.hands = hands(...which) as Draft['floor']['hands'];
}

type WhichHand = [member: number, kind: HandKind];

function hands(...which: WhichHand[]): Hand[] {
  return which.map(([member, kind], i) => ({
    member,
    kind,
    number: i + 1,
    ahead: kind === 'respond' || kind === 'clarify',
  }));
}

function turnOf(member: number, began_at: number): Turn {
  return { id: 12, member, began_at, held_at: null, ends_at: null, help: 'listening' };
}

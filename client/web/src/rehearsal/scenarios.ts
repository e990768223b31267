/** Scenarios that can be led, as the hub offers them, and what can be asked of it about a rehearsal. */

import type { Meeting, PhaseKind, TurnId } from '../replica/types';
import { answered, post } from '../screens/parts/api';
import { keepOf } from '../socket/keep';

/** Seconds that a minute of the meeting lasts, from half to sixty times life, and what an hour takes then. */
export const PACES = [
  [120, '2 h'],
  [60, '1 h'],
  [20, '20 min'],
  [6, '6 min'],
  [1, '1 min'],
] as const;
export const USUAL_PACE = 20;

export interface Character {
  readonly name: string;
  readonly about: string;
  readonly heard: readonly { readonly during: PhaseKind; readonly text: string }[];
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly blurb: string;
  readonly practises: string;
  readonly minutes: number;
  readonly questions: readonly string[];
  readonly characters: readonly Character[];
}

/** Where one can try again from: a part begins, or somebody's turn. */
export interface Moment {
  readonly seq: number;
  readonly phase: string;
  readonly name: string;
}

/** Throws a `Problem`; so do the others. */
export async function offered(): Promise<readonly Scenario[]> {
  return (await answered(fetch('/api/scenarios'))).json();
}

/** The link for whoever leads. */
export async function prepare(
  scenario: string,
  minute_seconds: number,
  key: string,
): Promise<string> {
  const wanted = { scenario, minute_seconds, ...(key ? { key } : {}) };
  const { links } = await (await post('/api/rehearsals/led', wanted)).json();
  return links.facilitator;
}

export async function moments(meeting: string): Promise<readonly Moment[]> {
  return (await post(`/api/rehearsals/${meeting}/moments`, { seat: seatIn(meeting) })).json();
}

/** Another meeting, which goes on from there; the seat of this browser opens it. */
export async function again(meeting: string, seq: number): Promise<string> {
  const seat = seatIn(meeting);
  return seatedThere(post(`/api/rehearsals/${meeting}/again`, { seat, seq }), seat);
}

/** Where it goes on that somebody tried again; the seat of this browser opens that too. */
export async function along(meeting: string): Promise<string> {
  const seat = seatIn(meeting);
  return seatedThere(post(`/api/rehearsals/${meeting}/along`, { seat }), seat);
}

async function seatedThere(asked: Promise<Response>, seat: string): Promise<string> {
  const { meeting: other } = (await (await asked).json()) as { meeting: string };
  const keep = keepOf(other, () => seat);
  keep.invited(seat);
  keep.seated();
  return other;
}

function seatIn(meeting: string): string {
  return keepOf(meeting, () => '').seat() ?? '';
}

/** What one hears of whoever speaks, in this part of the meeting; often nothing. */
function heardIn(meeting: Meeting, characters: readonly Character[]): string {
  const { turn } = meeting.floor;
  if (!turn || turn.held_at !== null) return '';
  const name = meeting.seats.find(({ id }) => id === turn.member)?.name;
  const speaks = characters.find((character) => character.name === name);
  const kinds = meeting.plan.phases
    .filter(({ id }) => meeting.course.progress[id]?.status === 'active')
    .map(({ kind }) => kind);
  return speaks?.heard.find(({ during }) => kinds.includes(during))?.text ?? '';
}

/** The same, as one who has listened from the beginning: nobody says a thing twice. Keeps in `said` in which turn. */
export function heardOnce(
  said: Map<string, TurnId>,
  meeting: Meeting,
  characters: readonly Character[],
): string {
  const heard = heardIn(meeting, characters);
  const turn = meeting.floor.turn?.id ?? 0;
  if (!said.has(heard)) said.set(heard, turn);
  return said.get(heard) === turn ? heard : '';
}

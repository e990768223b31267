/** A meeting as its first event makes it: what everybody begins with who invents one. */

import { floorOf, NO_ADVICE } from '../src/replica/evolve';
import type {
  About,
  Customs,
  Meeting,
  MeetingMade,
  PhaseProgress,
  Plan,
  Role,
  Seat,
} from '../src/replica/types';

export const UPCOMING: PhaseProgress = {
  status: 'upcoming',
  began_at: null,
  ends_at: null,
  step: 0,
  step_ends_at: null,
};
const CUSTOMS: Customs = {
  policy: 'arrival',
  responses: 2,
  turn_minutes: 0,
  bell_minutes: 1,
  asks_to_add: false,
};

export function made({ about, plan, heads_ups, series, rehearsal, seed }: MeetingMade): Meeting {
  return {
    about,
    plan,
    stage: 'gathering',
    seats: [],
    joined: 0,
    course: { progress: plan.phases.map(() => UPCOMING), aside: false, prompt: '' },
    floor: floorOf('open', CUSTOMS),
    bell: null,
    advice: NO_ADVICE,
    time: {
      started_at: null,
      ends_at: null,
      paused_at: null,
      fixed_end: false,
      sounding: null,
      muted: false,
      heads_ups,
      signals: [],
      planned: 0,
    },
    invites: { participant: null, observer: null },
    deputy: null,
    observing: {
      welcome: false,
      why: '',
      inside: [],
      answers: [],
      aloud: [],
      line: false,
      notes: [],
    },
    notes: [],
    cards: [],
    own_cards: [],
    answers: [],
    counts: [],
    shown: [],
    going_on: [],
    keeper: null,
    vault: {
      facilitator_invite: null,
      seats: [],
      lines: [],
      spoken: [],
      bell: null,
      series: null,
      holders: [],
      stand_in: null,
      next: null,
      series_over: false,
      seed,
    },
    erases_at: null,
    series,
    remarks: [],
    rehearsal,
    again: null,
  };
}

type Told = Partial<About> & Pick<About, 'title' | 'starts_at'>;

/** Nobody has come yet, and nothing is said of it but what is told here. */
export function meetingOf(told: Told, plan: Plan, heads_ups: readonly number[] = []): Meeting {
  const about: About = {
    place: '',
    place_link: '',
    rhythm: '',
    contact: '',
    keep_hours: 24,
    zone: 'UTC',
    next_at: null,
    was_at: null,
    called_off: false,
    revision: 0,
    ...told,
  };
  const alone = { series: null, rehearsal: '', seed: '' };
  return made({ type: 'meeting_made', about, plan, heads_ups, ...alone });
}

export function seat(id: number, name: string, role: Role = 'participant'): Seat {
  return { id, name, twin: 0, role, presence: 'here', without_device: false, shares: null };
}

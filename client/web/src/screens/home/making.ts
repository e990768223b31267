/** Making a meeting, and keeping its links in this tab until someone goes to the door. */

import { t } from '../../i18n/home';
import type { Plan } from '../../replica/types';
import { isOwn } from '../editor/own';
import { post } from '../parts/api';
import { myZone } from '../parts/zoned';
import { startOf, type Wish } from './wish';

export interface OfferedPlan {
  readonly id: string;
  readonly title: string;
  readonly blurb: string;
  readonly minutes: number;
  readonly plan: Plan;
}

export interface Made {
  readonly meeting: string;
  readonly title: string;
  readonly starts_at: number;
  readonly minutes: number;
  readonly zone: string;
  readonly place: string;
  readonly place_link: string;
  readonly rhythm: string;
  readonly contact: string;
  readonly meetings: number;
  readonly observers: boolean;
  /** For the sheets on paper. */
  readonly plan: Plan;
  readonly links: {
    readonly facilitator: string;
    readonly participant: string;
    readonly observer: string;
  };
}

const KEPT = 'circlekeeper:made-4';

/** Throws a `Problem`. */
export async function start(wish: Wish, { id, minutes, plan }: OfferedPlan): Promise<Made> {
  const {
    title,
    place,
    place_link,
    rhythm,
    contact,
    observers,
    why_observers,
    observers_line,
    key,
  } = wish;
  const starts_at = startOf(wish);
  const about = {
    title: title.trim() || t('title_usual'),
    starts_at,
    place: place.trim(),
    place_link: place_link.trim(),
    zone: myZone(),
  };
  const asked = {
    ...about,
    rhythm: rhythm.trim(),
    contact: contact.trim(),
    observers,
    why_observers: observers ? why_observers.trim() : '',
    observers_line: observers && observers_line,
    plan: isOwn(id) ? plan : id,
    meetings: wish.meetings,
    every_days: wish.every_days,
    ...(key ? { key } : {}),
  };
  const answer = (await post('/api/meetings', asked)).json();
  const { meeting, links } = (await answer) as Pick<Made, 'meeting' | 'links'>;
  const { meetings } = wish;
  const said = { rhythm: asked.rhythm, contact: asked.contact, meetings, observers };
  const made = { ...about, ...said, meeting, minutes, plan, links };
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(made));
  } catch {
    // Without storage the links stay until the page is closed.
  }
  return made;
}

/** The meeting that this tab has just made, as after reloading the page. */
export function madeBefore(): Made | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  } catch {
    return null;
  }
}

export function forgetMade(): void {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Nothing was kept.
  }
}

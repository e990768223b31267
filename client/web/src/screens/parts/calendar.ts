/** Meetings as calendar files. The hub writes them; what they say comes from here. */

import { t as about } from '../../i18n/about';
import { t } from '../../i18n/invitation';
import { say } from '../../i18n/words';
import type { Meeting } from '../../replica/types';
import { post } from './api';
import { handOver } from './handOver';

export interface CalendarFacts {
  readonly meeting: string;
  readonly title: string;
  readonly starts_at: number;
  readonly minutes: number;
  readonly zone: string;
  readonly place: string;
  readonly place_link: string;
  readonly words?: string;
  readonly link?: string;
  readonly number?: number;
  readonly revision?: number;
  readonly called_off?: boolean;
}

const LONGEST_LENGTH = 7 * 24 * 60;

/**
 * What the file about this meeting says, or about the next one. `invite` is what everyone takes part by,
 * where this page has it: no other secret is ever put into a file that people pass on.
 */
export function calendarFacts(
  { about: facts, plan, series }: Meeting,
  id: string,
  which: 'this' | 'next',
  invite: string | null,
): CalendarFacts {
  const { title, starts_at, next_at, zone, place, place_link, rhythm, contact } = facts;
  const minutes = plan.phases.reduce((sum, phase) => sum + phase.minutes, 0);
  const words = [
    rhythm && say(about.rhythm, { rhythm }),
    contact && say(about.contact, { contact }),
    t(invite ? 'calendar_words' : 'calendar_words_only'),
  ];
  return {
    meeting: id,
    title,
    starts_at: which === 'next' && next_at !== null ? next_at : starts_at,
    minutes: Math.min(minutes, LONGEST_LENGTH),
    zone,
    place,
    place_link,
    words: words.filter(Boolean).join('\n').slice(0, 500),
    link: invite ? `${location.origin}/m/${id}#${invite}` : '',
    number: (series?.number ?? 1) + (which === 'next' ? 1 : 0),
    revision: facts.revision,
    called_off: which === 'this' && facts.called_off,
  };
}

/** Hands the browser a calendar file to keep. Throws a `Problem`. */
export async function saveCalendar(facts: CalendarFacts): Promise<void> {
  const file = await post('/api/calendar', facts).then((answer) => answer.blob());
  handOver(file, 'meeting.ics');
}

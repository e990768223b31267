/** Words for what is often noted. Those of one's own stay on this device. */

import { t } from '../../i18n/notes';
import { kept } from '../settings';

const LONGEST_TAG = 40;
const MOST_OWN = 12;

const BUILT_IN = [
  'open_question',
  'reflecting',
  'silence_held',
  'invited_all',
  'advice_unasked',
  'said_ahead',
  'good_ending',
  'would_try',
] as const;

/** One on each line. */
export const ownTags = kept('tags', '');

export function usualTags(): string[] {
  return BUILT_IN.map((tag) => t(tag));
}

export function tagsIn(lines: string): string[] {
  return lines.split('\n').filter(Boolean);
}

/** With one more, or as it was: each is there once. */
export function withTag(lines: string, tag: string): string {
  const word = tag.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TAG);
  const own = tagsIn(lines);
  const known = [...usualTags(), ...own].some((one) => one.toLowerCase() === word.toLowerCase());
  return !word || known || own.length >= MOST_OWN ? lines : [...own, word].join('\n');
}

export function withoutTag(lines: string, tag: string): string {
  return tagsIn(lines)
    .filter((one) => one !== tag)
    .join('\n');
}

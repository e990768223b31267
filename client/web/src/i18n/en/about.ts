/** The practicalities of a meeting, wherever they are said. */

export const when = '{day}, {from} to {to}';
export const place_or = '{place}, or ';
export const by_link = 'by link';
export const place = '{place}';
export const rhythm = 'We meet {rhythm}.';
export const contact = 'To stay in touch: {contact}';
export const kept = {
  one: 'Forgotten an hour after it ends.',
  other: 'Forgotten {count} hours after it ends.',
} as const;
export const forgotten_today = 'This meeting is forgotten today at {time}.';
export const forgotten_tomorrow = 'This meeting is forgotten tomorrow at {time}.';
export const forgotten_on = 'This meeting is forgotten on {day} at {time}.';

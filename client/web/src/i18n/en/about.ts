/** The practicalities of a meeting, wherever they are said. */
export default {
  when: '{day}, {from} to {to}',
  place_or: '{place}, or ',
  by_link: 'by link',
  place: '{place}',
  rhythm: 'We meet {rhythm}.',
  contact: 'To stay in touch: {contact}',
  kept: {
    one: 'Forgotten an hour after it ends.',
    other: 'Forgotten {count} hours after it ends.',
  },
  forgotten_today: 'This meeting is forgotten today at {time}.',
  forgotten_tomorrow: 'This meeting is forgotten tomorrow at {time}.',
  forgotten_on: 'This meeting is forgotten on {day} at {time}.',
} as const;

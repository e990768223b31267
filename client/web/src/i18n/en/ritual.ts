/** What a step of a ritual says besides its own words. */
export default {
  breathe_in: 'in…',
  breathe_out: 'out…',
  again: 'We meet again on {day} at {time}.',
  contact: 'To stay in touch: {contact}',
  rhythm: 'We meet: {rhythm}',
} as const;

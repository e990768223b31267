/** What a step of a ritual says besides its own words. */
export default {
  breathe_in: 'in…',
  breathe_out: 'out…',
  contact: 'To stay in touch: {contact}',
  rhythm: 'We meet: {rhythm}',
} as const;

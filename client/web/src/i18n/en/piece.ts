/** Passing the talking piece on. */
export default {
  pass_on: 'Pass it on',
  pass_on_cap: 'They can take it, or let it go on. You can also tap a seat.',
} as const;

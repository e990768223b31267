/** Before the bell is rung. */
export default {
  bell: 'Ring the bell',
  bell_cap: {
    one: 'Everyone is quiet for about a minute. Then we go on together.',
    other: 'Everyone is quiet for about {count} minutes. Then we go on together.',
  },
  bell_unnamed: 'Nobody is told who rang.',
  named: 'Say that it was me',
  named_cap: 'Everyone sees your name while it is quiet.',
  ring: 'Ring it now',
} as const;

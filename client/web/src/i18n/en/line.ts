/** On the way in, and when the line cannot be had. */
export default {
  your_turn: 'Your turn',

  one_moment: 'One moment.',
  opening: 'We open the door.',
  unreachable: 'The hub cannot be reached.',
  unreachable_cap: 'We go on trying. You can leave this page open.',
  try_now: 'Try now',
} as const;

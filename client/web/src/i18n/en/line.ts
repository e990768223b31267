/** On the way in, and when the line cannot be had. */
export default {
  your_turn: 'Your turn',

  one_moment: 'One moment.',
  opening: 'We open the door.',
  unreachable: 'The hub cannot be reached.',
  unreachable_cap: 'We go on trying. You can leave this page open.',
  try_now: 'Try now',

  reload: 'There is a newer version of this page.',
  reload_cap: 'Reload it to go on. Your seat is kept.',
  reload_do: 'Reload',
  fault: 'Something went wrong here.',
  fault_cap: 'Reloading the page may help. Your seat is kept.',
} as const;

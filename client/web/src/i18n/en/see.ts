/** See a meeting: a rehearsal with invented people, watched by a visitor. */
export default {
  see: 'See a meeting',
  see_cap: 'Sit in on a rehearsal with invented people. Nothing to set up.',
  pace: 'An hour in',
  pace_minutes: '{count} min',
  starting: 'One moment. They are taking their seats.',
  visitor: 'A visitor',

  gathering: 'Invented people arrive. Nobody real is here.',
  curtain: 'The curtain is drawn for observers. It opens with the next part.',
  running: 'Invented people. Nobody real is here.',
  waiting: 'Everyone waits until you go on.',
  lost: 'Your line is down. It comes back by itself.',
  ended: 'They have said goodbye. You can look again.',

  pause: 'Pause',
  go_on: 'Go on',
  again: 'Look again',
  close: 'Close',

  whose: 'Whose screen',
  observer: 'Observer',
  participant: 'Participant',
  facilitator: 'Facilitator',
  observer_screen: "The observer's screen",
  participant_screen: "The participant's screen",
  facilitator_screen: "The facilitator's screen",
  observer_cap: 'You see this, as an observer.',
  try_it: '{name} sees this. What you press, {name} does.',

  over: 'This rehearsal is over.',
  over_cap: 'Nothing of it is kept. You can see another one.',
} as const;

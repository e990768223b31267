/** After the end: going, staying a little, and looking after oneself. */
export default {
  free: 'You are free to go, or to stay a little.',
  stay: 'Stay a little',
  go: 'Go now',
  no_clock: 'No clock runs any more. Talk as it comes.',
  still_here: 'Still here',
  you: 'You',
  resources: 'What may help',
  hope: 'What you said today was heard. Take one good thing along.',

  aftercare: 'For you, who held this circle',
  aftercare_cap: 'Questions for yourself. Nothing is written down or sent.',
  carry: 'What do you still carry from this meeting?',
  not_yours: 'What is not yours to carry, and can stay here?',
  hard: 'What was hard, and whom could you tell?',
  next_hour: 'What will do you good in the next hour?',
  another: 'Another question',
  backup: 'Your back-up person',
  no_backup: 'Is there a supervisor or a friend whom you could call?',
} as const;

/** Whose turn comes when. */
export default {
  in_order: 'In order',
  order_arrival: 'In the order in which hands went up.',
  order_less_heard: 'Those less heard so far go first.',
  order_facilitator: 'A facilitator calls who is next.',
  order_round: 'Seat by seat, around the circle.',
  order_volunteer: 'Each takes a turn when they like.',
  order_piece: 'Whoever holds the piece chooses who is next.',
} as const;

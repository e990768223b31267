/** What observers see while the curtain is drawn. */
export default {
  drawn: 'The curtain is drawn.',
  drawn_cap: 'It opens with the next part of the meeting, when everyone agrees.',
  not_this_time: 'The meeting goes on without observers this time.',
  nothing_reaches: 'Nothing reaches you until then. Nobody has to say why.',
  on_the_bench: 'You are welcome on the bench',
  leave: 'Leave',
} as const;

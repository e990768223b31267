/** What observers see while the meeting pauses. */
export default {
  title: 'The meeting pauses.',
  cap: 'You see it again when it goes on. Nothing is asked of you.',
  leave: 'Leave',
} as const;

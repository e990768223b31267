/** What stands beside the circle, or in its place as a list. */
export default {
  beside: 'Beside the circle',
  nobody_waits: 'Nobody is waiting to speak.',
  everyone: 'Everyone, in seated order',
  about_meeting: 'This meeting',
  came_for: 'What we came for',
  agreed: 'What we agreed',
  ours: 'Our circle',
} as const;

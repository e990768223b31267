/** What the circle has agreed, where it is only read: at the door, on the threshold, in a ritual. */
export default {
  agreed: 'What we agreed',
  agreed_cap: 'Inside you can agree, or say that you would like to talk.',
  agreed_none: 'Nothing is written down yet. Say what matters to you.',
  agreed_change: 'It can change at any time, in “Our circle”.',
  support: 'Other support',
} as const;

/** What the circle has agreed, where it is only read: at the door, and for those who come late. */
export default {
  agreed: 'What we agreed',
  agreed_cap: 'Inside you can say that you agree, or that you would like to talk.',
  support: 'Other support',
} as const;

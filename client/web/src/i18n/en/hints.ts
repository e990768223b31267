/** What helps to hold a part of the plan: for those who hold it, and those who learn to. */
export default {
  hints: 'What helps to hold this part',
  hints_cap: 'Only those who hold the circle, or learn to, see this.',
} as const;

/** What is asked over HTTP, and comes to nothing. */
export default {
  unreachable: 'We cannot be reached just now. Please try again in a moment.',
  went_wrong: 'Something went wrong. Please try again.',
} as const;

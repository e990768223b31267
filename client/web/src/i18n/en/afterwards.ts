/** For facilitators after a meeting: questions for oneself, with nothing to fill in. */
export default {
  afterwards: 'For you, afterwards',
  afterwards_cap: 'Nothing of this is written anywhere.',
  heavy: 'What do I take home, and whom can I tell?',
  well: 'What went well, however small?',
  else: 'What would I try another way?',
  mine: 'Which of my own worries came up?',
  rest: 'What will do me good tonight?',
  backup: 'If it stays with you, call: {backup}',
} as const;

/** Whether the two of a pair would like to go on. */
export default {
  asked: 'Would you two like to go on together?',
  asked_cap: 'Only you see your answer. No answer counts as no.',
  told_at: 'You both hear at {time}, and never who said what.',
  yes: 'I would like to go on',
  no: 'I would rather stop here',
  else: 'I would like someone else',
  kept: 'Your answer is kept. You can change it until then.',
  someone_else: 'You can ask for someone else here: {contact}',
  someone_else_none: 'Whoever brought you together can find someone else.',
  on: 'You would both like to go on.',
  on_cap: 'Arrange the next time as you like.',
  over: 'This is where the two of you say goodbye.',
  over_cap: 'It is no shame to stop. What was good stays good.',
} as const;

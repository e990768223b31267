/** People who share one phone. */
export default {
  companions_cap: 'They have a seat of their own. You press for them when they say so.',
  name: 'Their name here',
  add: 'Give them a seat',
  remove: 'Give back the seat of {name}',
  remove_do: 'Give back',
  private: 'What is only for you is hidden until you tap it.',
} as const;

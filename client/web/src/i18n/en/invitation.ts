/** The invitation: what somebody may want to know before they come. */
export default {
  before: 'Before you come',
  calendar: 'Save it in your calendar',
  calendar_off: 'Take it out of your calendar',
  calendar_next: 'Save the next day in your calendar',
  calendar_cap: 'The file holds your link. Give it to nobody else.',
  calendar_words: 'Open the link when you arrive.',
  calendar_words_only: 'Open the link that you were given.',

  can: 'What we can be for each other',
  can_know: 'People who know it from the inside, and listen.',
  can_time: 'Time to speak, or just to be there.',
  can_ask: 'Questions and thoughts, if you ask for them.',
  cannot: 'What this cannot be',
  cannot_treat: 'It is no treatment, and no advice from professionals.',
  cannot_hours: 'Nobody here is on call between the meetings.',
  cannot_danger: 'In danger, please call your local emergency number.',

  off: 'This meeting does not take place.',
  off_cap: 'You need not do anything. The link stays the same.',
  moved: 'It was moved. At first it was {day} at {time}.',
  there: 'In {place} it is {time} then.',
  again: 'We meet again on {day} at {time}.',
} as const;

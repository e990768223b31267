/** A private word to the facilitators, and what they bring up for one or for all. */
export default {
  aside_cap: 'Only they see it. Nothing of it stays.',
  break: 'I need a break',
  check: 'Please check on me',
  back: 'I am back',
  said_break: 'Only the facilitators can see that you need a break.',
  said_check: 'Only the facilitators can see that you asked for help.',
  said_back: 'Only the facilitators can see that you are back.',
  unsay: 'Take it back',
  words: 'A few words, if you like',

  letter: 'There is something for you',
  answered: 'From the facilitators',
  for_you: 'For you, from the facilitators',
  for_all: 'From the facilitators, for all of us',
  close: 'Close',
  close_it: 'Close: {text}',
  calms: 'You wrote that this calms you',
  in_drawer: 'There is a quiet word for you in the drawer.',
  look: 'Look',
} as const;

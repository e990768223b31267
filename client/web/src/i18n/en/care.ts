/** When somebody needs us: for those who lead. */
export default {
  tap: 'Somebody needs us: pause everything',
  care: 'What helps now',
  paused: "We've set the plan aside.",
  paused_cap: 'Everything waits where it was. Observers see only that we pause.',

  who: 'Who stays with the group',
  who_cap: 'One of you stays with the group, one with whoever needs somebody.',
  you_stay: 'I do',
  not_said: 'Not said yet',
  free: '{*name} stays with the group. You are free to be with one person.',
  kept: 'You stay with the group. Being there is enough.',
  alone: 'You lead alone. Ask somebody to sit with the others.',

  with_person: 'With one person',
  person_here: '“I am here with you. We have time.”',
  person_safe: '“Are you safe where you are, right now?”',
  person_call: '“Shall we call somebody together?”',
  with_group: 'With the group',
  group_held: '“Somebody is being cared for. That is enough to know.”',
  group_feet: '“Feel your feet on the floor. Breathe out slowly.”',
  group_go: '“You may stay, or go. Both are fine.”',

  numbers: 'Numbers to call',
  numbers_check: 'Please check that they are right where the person is.',
  numbers_device: 'They stay in this browser and are sent nowhere.',
  numbers_edit: 'Change the numbers',
  emergency: 'Emergency',
  number_name: 'Who it is',
  number: 'Number',
  number_more: 'Another number',
  number_clear: 'Take out {name}',

  backup: 'Your back-up person',
  end: 'Say goodbye for today',
  end_cap: 'Everyone sees a kind goodbye and what may help.',

  go_on: 'Go on together',
  go_on_cap: 'Everything goes on where it was.',
  check_in: 'Go on with a check-in',
  check_in_prompt: 'How is everyone now? A word is enough, or none.',
} as const;

/** For who comes late: a quiet place before the room, for as long as they like. */
export default {
  title: 'Come in quietly',
  speaking: '{*name} is speaking. You can read this first.',
  gap: 'Nobody is speaking just now.',
  where: 'Where we are',
  part: '{title} goes on.',
  between: 'We are between two parts.',
  prompt: 'The question is: {prompt}',
  observers: { one: '{names} observes.', other: '{names} observe.' },
  outside: { one: '{names} waits outside.', other: '{names} wait outside.' },
  listen: 'You can just listen. Nobody will ask you why.',
  enter: 'Come in',
} as const;

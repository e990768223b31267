/** The time in numbers, for whoever asks. */
export default {
  time_phase: {
    one: '{phase} goes on for about a minute.',
    other: '{phase} goes on for about {count} minutes.',
  },
  time_phase_over: '{phase} may end now.',
  time_meeting: {
    one: 'About a minute is left.',
    other: 'About {count} minutes are left.',
  },
  time_step: {
    one: '{step}: about one more minute.',
    other: '{step}: about {count} more minutes.',
  },
  time_close: 'We close at about {time}. This goes away by itself.',
  time_none: 'No time is set at the moment.',
  time_goes: 'This goes away by itself.',
  time_over: 'The time we set is over.',
  time_before: 'We begin at about {time}.',
  time_held: 'The time is held.',
} as const;

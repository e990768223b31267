/** More: what someone chooses for this device, and what the meeting is about. */

export const more = 'More';
export const ours = 'Our circle';
export const ours_cap = 'What we agreed, what helps, what we leave alone';
export const aside = 'A word to the facilitators';
export const name = 'Your name here';
export const name_cap = 'Any name you like. Everyone sees the change.';
export const save = 'Save';
export const saved = 'Saved';
export const sounds = 'Sounds';
export const sounds_cap =
  'A clear bell for your turn, low for the end, deep for quiet. A locked phone may stay silent.';
export const sounds_one = 'In this room one device rings for all.';
export const vibration = 'Vibration';
export const vibration_cap = 'You feel what rings, also where another device rings for all.';
export const volume = 'How loud';
export const try_sound = 'Try the sound';
export const form = 'How the circle is shown';
export const as_circle = 'Drawn';
export const as_list = 'As a list';
export const keys = 'Single keys';
export const keys_cap = 'H hand, D done, P pass, B bell, T time';
export const meeting = 'This meeting';
export const companions = 'Someone sits beside me on this phone';
export const concern = 'Something is not right';
export const leave = 'Leave the meeting';
export const leave_cap = 'You may go any time, without a reason.';

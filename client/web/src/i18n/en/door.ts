/** The door: what to expect and what is kept, before taking a seat. */

export const invited = 'You are invited to';
export const invited_keeper = 'You are invited to hold';
export const invited_observer = 'You are invited to observe';
export const seated = 'You have a seat here already, by another link.';
export const here = 'Who is here';
export const nobody = 'Nobody yet. You can go in and wait.';
export const facilitates = '{name}, who facilitates';
export const observes = '{names} came to observe.';
export const begun = 'It has begun. You can come in quietly.';
export const ended = 'This meeting has ended.';
export const expect = 'What to expect';
export const listen = 'You can just listen. Nobody will ask you why.';
export const observe = 'You listen and learn. You see the circle once everyone agrees.';
export const keeper = 'You lead through the parts, and speak like everyone else.';
export const opening = 'We arrive together.';
export const getting_to_know = 'A little about each of us.';
export const goals = 'What we hope for.';
export const in_depth = 'Whoever wants to speaks, one at a time.';
export const wrap_up = 'Something lighter before we go.';
export const closing = 'A last word, and how to stay in touch.';
export const own = 'As the group wishes.';
export const minutes = { one: 'about a minute', other: 'about {count} minutes' } as const;
export const kept = 'What is kept';
export const kept_said = 'Nothing that is said is recorded. There is no account.';
export const kept_hours = {
  one: 'Names and texts are erased an hour after the meeting ends.',
  other: 'Names and texts are erased {count} hours after the meeting ends.',
} as const;
export const more = 'More about this meeting';
export const name = 'What shall we call you?';
export const name_cap = 'Any name you like. Only this meeting sees it.';
export const name_needed = 'Please choose a name. It can be any.';
export const try_sound = 'Try the sound';
export const soft = 'They are soft. A locked phone may stay silent.';
export const sounds = 'Sounds';
export const sit = 'Take a seat';
export const sit_observer = 'Sit on the bench';
export const line_down = 'The line is down. We go on trying.';

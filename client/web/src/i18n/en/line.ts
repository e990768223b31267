/** On the way in, and when the line cannot be had. */

export const your_turn = 'Your turn';

export const one_moment = 'One moment.';
export const opening = 'We open the door.';
export const unreachable = 'We cannot reach the meeting.';
export const unreachable_cap = 'We go on trying. You can leave this page open.';
export const try_now = 'Try now';

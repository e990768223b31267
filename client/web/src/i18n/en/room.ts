/** The room: the circle, its status area and its buttons. */

export const leave = 'Leave';
export const skip = 'Skip to what you can do now';
export const phases = 'Phases of the meeting';
export const phase_now = '{title}, now';
export const phase_done = '{title}, done';
export const phase_aside = '{title}, set aside';
export const follows = 'then {title}';
export const last_part = 'the last part';
export const first = 'first {title}';
export const not_started = 'Not begun yet';
export const plan_aside = 'The plan is set aside';
export const plan_kept = 'it is kept for later';
export const between = 'Between two parts';
export const circle = 'The circle, in seated order';
export const you = 'You';
export const next = 'next';
export const hand = 'hand {count}';
export const to_respond = 'to respond';
export const to_clarify = 'did I hear you right?';
export const a_question = 'a question';
export const about_process = 'about how we do this';
export const to_speak = 'to speak';
export const has_floor = 'has the floor';
export const is_offered = 'is offered the piece';
export const reconnecting = 'reconnecting';
export const left = 'left';
export const facilitator = 'facilitator';
export const without_device = 'without a device';
export const observing = { one: 'observes', other: 'observe' } as const;
export const outside = { one: 'waits outside', other: 'wait outside' } as const;
export const and_more = '{count} more';

export const arriving = 'We begin soon.';
export const called_off = 'Not today.';
export const arriving_at = 'We begin at about {time}.';
export const arriving_keeper = 'Begin when you like, with who is here.';
export const simply_here = 'We are simply here.';
export const a_round = 'A round, seat by seat';
export const a_volunteer = 'A round, in any order';
export const open_talk = 'Open talk';
export const ideas = 'What have you already thought of? What speaks for it, or against?';
export const ideas_cap = 'And who close to you could you ask?';

export const yours = 'The floor is yours.';
export const yours_cap = 'Take your time. What would help you?';
export const yours_piece = 'Take your time. Then pass the piece on.';
export const yours_for = "It is {*name}'s turn.";
export const yours_for_cap = 'Give them the phone, or press for them.';
export const wordings = 'You could begin: “It may not fit, but what helped me was…”';
export const turn_sign = 'Some time has passed. Take what you need.';
export const yours_rung = 'One clear bell. Take your time, or pass.';
export const yours_line = 'It is your turn, if you like.';
export const yours_line_for = "It is {name}'s turn, on this phone.";
export const other = '{*name} has the floor.';
export const nobody = 'The floor is free.';
export const nobody_cap = 'Ask to speak, or just listen.';
export const helps_listening = 'What would help: just listening.';
export const helps_questions = 'What would help: questions.';
export const helps_ideas = 'What would help: ideas.';
export const one_speaks = 'We listen.';
export const nobody_open = 'Speak when there is room.';
export const pair_talk = 'This time is for the two of you.';
export const pair_talk_cap = 'Talk as it comes. Silence is fine, too.';
export const round_whole = 'The round has been with everyone.';
export const volunteer_cap = 'Take a turn when you like, or pass.';
export const adding = 'Is there anything to add?';
export const adding_cap = 'Raise your hand, or let it be.';
export const piece_lies = 'The piece lies in the middle.';
export const piece_lies_cap = 'Take it when you like, or just listen.';
export const offered = '{*name} offers you the talking piece.';
export const offered_cap = 'Take it, or let it go on. Both are fine.';
export const offers = '{*name} offers the piece to {*to}.';
export const offers_cap = 'They take it, or let it go on.';
export const you_offer = 'You offer the piece to {*name}.';
export const is_next = '{*name} is next.';
export const you_listen = 'You can just listen.';
export const you_next = 'You are next.';
export const you_next_after = 'You are next, after {*name}.';
export const you_next_cap = 'No hurry. There is time for you.';
export const next_for = '{*name}, beside you, is next.';
export const next_for_cap = 'No hurry. There is time for them.';
export const thought_welcome = 'They would like to hear your thought.';
export const hand_up = 'Your hand is up.';
export const hand_before = {
  one: 'One person is before you.',
  other: '{count} people are before you.',
} as const;
export const round_after = 'After {*name} it comes to you.';
export const round_later = 'It comes to you in this round.';
export const round_began = 'This round began before you came.';
export const waits = '{*name} is reconnecting.';
export const waits_helped = 'Whoever acts for {*name} is reconnecting.';
export const waits_cap = 'The floor waits for them.';
export const waits_long = 'If you all like, the floor can go on.';
export const quiet = 'We are quiet together.';
export const quiet_cap = 'Nobody has to say anything.';
export const over = 'The time we set is over.';
export const over_cap = 'Stay while it is good. Leave when you need to.';
export const bell = "Let's be quiet together for a moment.";
export const bell_middle = 'A quiet moment';
export const paused = "We've set the plan aside.";
export const paused_cap = 'People come first now.';
export const paused_middle = 'We pause';
export const bell_someone = 'Someone rang the bell.';
export const bell_by = '{*name} rang the bell.';
export const keeps_floor = '{*name} keeps the floor.';
export const together = 'We go on together.';
export const unled = 'No facilitator is here. Everything goes on.';
export const held = 'The time is held.';
export const held_cap = 'Speaking goes on.';
export const watching = 'You are observing.';
export const gathered = {
  one: 'You are the first one here.',
  other: '{count} of you are here.',
} as const;

export const heads_up = {
  one: 'About a minute left together.',
  other: 'About {count} minutes left together.',
} as const;
export const wrap_up = 'We can slowly turn to something lighter.';
export const stay = 'Stay if you like.';
export const part_over = '{title} may end now.';
export const quiet_over = 'The quiet may end now.';
export const quiet_over_cap = 'Take your time.';
export const sound_clear = 'Sound: one clear bell.';
export const sound_one = 'Sound: one low bell.';
export const sound_two = 'Sound: two low bells.';
export const sound_deep = 'Sound: one deep bell.';
export const sound_then = '{=sound} {=next}';

export const line_down = 'Your line is down. We keep your seat.';
export const line_down_silent = 'We go on trying. You can leave this page open.';
export const line_down_cap = 'The bells will still ring for you in time.';
export const one_moment = 'One moment.';

export const happens = 'What happens now';
export const act = 'What you can do now';
export const ask = 'Ask to speak';
export const lower = 'Lower my hand';
export const done = 'I am done';
export const pass = 'Pass';
export const pass_round = 'Pass this round';
export const join_round = 'Join this round';
export const add = 'Add something';
export const take_turn = 'Take a turn';
export const done_for = '{name} is done';
export const hand_back = 'Give it back to {name}';
export const pick_up = 'Take the piece';
export const pass_piece = 'Pass it on';
export const keep_piece = 'Keep it for now';
export const lay_piece = 'Lay it in the middle';
export const take_piece = 'Take it';
export const let_go = 'Let it go on';
export const begin = 'Begin';
export const still = 'Nothing to do now.';
export const still_pair = 'There is nothing to press.';
export const still_bell = 'Nothing to do now. We go on together.';
export const what_helps_now = 'What helps now';
export const try_now = 'Try now';
export const go_on = 'Let the floor go on';
export const what_helps = 'What would help me now';
export const listening = 'Just listening';
export const questions = 'Questions';
export const wish_ideas = 'Ideas';
export const ring_bell = 'Ring the bell';
export const respond_or_ask = 'Respond or ask';
export const respond = 'Respond';
export const prompt = 'The prompt, whole';
export const more = 'More';
export const drawer = 'Drawer';
export const step = 'Step {count} of {all}';

export const time_button = 'Show the time left in numbers';

export const only_you = 'There is something only for you.';
export const only_one = 'There is something only for {*name}.';
export const show_me = 'Show it';
export const thought_asked = 'Someone has a thought. Would you like to hear it?';
export const thought_waits = 'Your thought waits.';
export const thought_not_now = 'Not now. That is fine.';
export const invited = 'Would you like to speak? You can also just listen.';
export const not_now = 'Not now';
export const yes = 'Yes';
export const lead_asked = 'No facilitator is here. You can take over, if you like.';
export const take_over = 'Take over';
export const close = 'Close';

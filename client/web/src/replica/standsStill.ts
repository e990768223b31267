// Made from protocol/circlekeeper_protocol by `make generate`. Do not edit.

/** What the bell holds: everything else can be done in the quiet too. */
export const STANDS_STILL = [
  'end_turn',
  'give_floor',
  'hand_back',
  'next_speaker',
  'pass_piece',
  'pass_round',
  'pass_turn',
  'pause_time',
  'pick_up_piece',
  'resume_time',
  'start_meeting',
  'take_piece',
  'undo_move',
] as const;

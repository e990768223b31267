/** What people say who cannot press a button just now, and a facilitator enters for them. */

import { t } from '../../../i18n/drawer';
import { type Phrase, textOf } from '../../../i18n/words';
import { currentRound, reachable } from '../../../replica/lineUp';
import type { AnyCommand, HandKind, Help, Meeting, Seat } from '../../../replica/types';
import { nameIn, nameOf } from '../../room/view/people';
import type { Doing } from './doing';
import { unlessStill } from './still';

export interface SpokenFor {
  readonly id: number;
  readonly name: string;
  /** What is most likely to be said just now. */
  readonly first: readonly Doing[];
  readonly more: readonly Doing[];
}

const KINDS: readonly HandKind[] = ['speak', 'respond', 'clarify', 'question', 'process'];
const HELPS: readonly Help[] = ['listening', 'questions', 'ideas'];

const ASKS = {
  speak: 'act_ask',
  respond: 'act_respond',
  clarify: 'act_clarify',
  question: 'act_question',
  process: 'act_process',
} as const;
const RATHER = {
  speak: 'rather_speak',
  respond: 'rather_respond',
  clarify: 'rather_clarify',
  question: 'rather_question',
  process: 'rather_process',
} as const;
const WISHES = {
  listening: 'act_listening',
  questions: 'act_questions',
  ideas: 'act_ideas',
} as const;

/** Whoever is here with a device does everything themselves. */
export function speaksThroughUs(seat: Seat): boolean {
  return seat.role !== 'observer' && (seat.without_device || seat.presence !== 'here');
}

export function spokenFor(meeting: Meeting, seat: Seat): SpokenFor {
  const name = nameOf(seat);
  const act: Act = (label, does) =>
    unlessStill(meeting, {
      label,
      spoken: t.phrase('word_of', { name, words: textOf(label) }),
      does,
      actingFor: seat.id,
    });
  const [first, more] =
    meeting.floor.turn?.member === seat.id
      ? inTheirTurn(meeting, seat, act)
      : outOfTurn(meeting, seat, act);
  const bell = act(t.phrase('act_bell'), { type: 'ring_bell', named: false });
  return { id: seat.id, name, first, more: meeting.bell === null ? [...more, bell] : more };
}

export interface SpokenRow {
  readonly words: SpokenFor;
  /** Their words stand under what is next; here they only keep their place. */
  readonly above: boolean;
}

/** Everyone without a device, in seated order, while the meeting runs. */
export function withoutDevice(meeting: Meeting, above: readonly SpokenFor[]): SpokenRow[] {
  if (meeting.stage !== 'running') return [];
  return meeting.seats
    .filter((seat) => seat.without_device)
    .map((seat) => ({
      words: spokenFor(meeting, seat),
      above: above.some(({ id }) => id === seat.id),
    }));
}

type Act = (label: Phrase, does: AnyCommand) => Doing;
type FirstAndMore = readonly [first: Doing[], more: Doing[]];

function inTheirTurn(meeting: Meeting, { id }: Seat, act: Act): FirstAndMore {
  const { turn: running, before } = meeting.floor;
  const turn = running?.id ?? 0;
  const first = [
    act(t.phrase('act_done'), { type: 'end_turn', turn }),
    act(t.phrase('act_pass'), { type: 'pass_turn', turn }),
  ];
  const wishes = HELPS.filter((help) => help !== running?.help).map((help) =>
    act(t.phrase(WISHES[help]), { type: 'set_help', turn, help }),
  );
  if (before === null || before === id || !reachable(meeting).has(before)) return [first, wishes];
  const back = t.phrase('act_back', { name: nameIn(meeting, before) });
  return [first, [act(back, { type: 'hand_back', turn }), ...wishes]];
}

function outOfTurn(meeting: Meeting, { id }: Seat, act: Act): FirstAndMore {
  const { floor } = meeting;
  const first: Doing[] = [];
  if (floor.offer?.to === id) {
    const { turn } = floor.offer;
    first.push(
      act(t.phrase('act_take'), { type: 'take_piece', turn }),
      act(t.phrase('act_decline'), { type: 'decline_piece', turn }),
    );
  }
  if (floor.mode === 'piece' && floor.turn === null) {
    first.push(act(t.phrase('act_pick_up'), { type: 'pick_up_piece' }));
  }
  const round = currentRound(floor);
  if (round?.to_come.includes(id)) {
    first.push(act(t.phrase('act_pass_round'), { type: 'pass_round' }));
  } else if (round && !round.members.includes(id)) {
    first.push(act(t.phrase('act_join_round'), { type: 'join_round' }));
  }
  const [hands, others] = handsOf(meeting, id, act);
  const waits = floor.mode === 'round' && first.length > 0;
  return waits ? [first, [...hands, ...others]] : [[...first, ...hands], others];
}

/** One wish at a time: a hand that is up can become another. */
function handsOf({ floor: { hands } }: Meeting, id: number, act: Act): FirstAndMore {
  const up = hands.filter(({ member }) => member === id);
  const [hand] = up;
  const down = KINDS.filter((kind) => !up.some((each) => each.kind === kind));
  if (!hand) {
    const [speak, ...others] = down.map((kind) =>
      act(t.phrase(ASKS[kind]), { type: 'raise_hand', kind }),
    );
    return [speak ? [speak] : [], others];
  }
  const lower = act(t.phrase('act_lower'), { type: 'lower_hand', kind: null, member: null });
  const place = hands.indexOf(hand) + 1;
  const later = act(t.phrase('act_later'), {
    type: 'move_hand',
    member: id,
    kind: hand.kind,
    place,
  });
  const rather = down.map((to) =>
    act(t.phrase(RATHER[to]), { type: 'change_hand', kind: hand.kind, to }),
  );
  return [[lower], [...(place < hands.length ? [later] : []), ...rather]];
}

/**
 * What this page knows of the meeting: the last fresh view, with the entries since then folded in.
 * No DOM, no socket. A replica is a value; `apply` makes the next one.
 */

import { evolveAll } from './evolve';
import type { AnyServerFrame, Meeting, MemberId, Role, Seq } from './types';

export interface Replica {
  /** Which history `seq` counts in. */
  readonly epoch: string;
  /** The last entry that is folded in. Numbers may be left out in between. */
  readonly seq: Seq;
  /** My seat, or `null` at the door. */
  readonly member: MemberId | null;
  readonly role: Role;
  readonly meeting: Meeting;
}

/** Frames that tell nothing about the meeting, and entries that are known already, change nothing. */
export function apply(replica: Replica | null, frame: AnyServerFrame): Replica | null {
  switch (frame.type) {
    case 'door':
    case 'welcome': {
      const { epoch, seq, role, meeting } = frame;
      return { epoch, seq, member: frame.type === 'welcome' ? frame.member : null, role, meeting };
    }
    case 'entry':
      if (!replica || frame.seq <= replica.seq) return replica;
      return {
        ...replica,
        seq: frame.seq,
        meeting: evolveAll(replica.meeting, frame.events),
      };
    default:
      return replica;
  }
}

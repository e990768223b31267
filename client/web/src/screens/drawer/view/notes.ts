/** Short words among facilitators, unseen by the circle. */

import { t } from '../../../i18n/drawer';
import type { Meeting } from '../../../replica/types';
import { nameIn } from '../../room/view/people';

export interface NoteRow {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

export interface NotesView {
  /** Latest first. */
  readonly notes: readonly NoteRow[];
}

/** `null` where there is nobody to write to and nothing to read. */
export function notesOf(meeting: Meeting, me: number): NotesView | null {
  const others = meeting.seats.some(({ id, role }) => role === 'facilitator' && id !== me);
  if (!others && meeting.notes.length === 0) return null;
  const notes = meeting.notes
    .map(({ member, text, at }, i) => ({
      key: `${at} ${i}`,
      name: member === me ? t('note_you') : nameIn(meeting, member),
      text,
    }))
    .reverse();
  return { notes };
}

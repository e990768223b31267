import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import type { NoteRow, NotesView } from './view/notes';

const LONGEST = 200;

interface NotesProps {
  readonly view: NotesView;
  readonly send: Actions['send'];
}

/** The line between facilitators: the latest word in sight, the others a fold deeper. */
export function Notes({ view: { notes }, send }: NotesProps) {
  const [last, ...earlier] = notes;
  return (
    <section>
      <h2 class="h3">{t('notes')}</h2>
      <div class="private">{last ? <Note note={last} /> : <p class="cap">{t('notes_cap')}</p>}</div>
      <details class="fold">
        <summary>{t('note_write')}</summary>
        <div class="fold-in stack">
          <Write send={send} />
          {earlier.length > 0 && (
            <div>
              <h3>{t('notes_earlier')}</h3>
              {earlier.map((note) => (
                <Note key={note.key} note={note} />
              ))}
            </div>
          )}
        </div>
      </details>
    </section>
  );
}

function Note({ note: { name, text } }: { note: NoteRow }) {
  return (
    <p class="noted">
      <Say phrase={t.phrase('note', { name, text })} />
    </p>
  );
}

function Write({ send }: { send: Actions['send'] }) {
  const [text, setText] = useState('');
  return (
    <form
      class="stack"
      onSubmit={async (event) => {
        event.preventDefault();
        if (text.trim() && (await send({ type: 'send_note', text: text.trim() }))) setText('');
      }}
    >
      <label class="field">
        <span>{t('note_own')}</span>
        <input
          value={text}
          maxLength={LONGEST}
          autocomplete="off"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <p class="cap">{t('notes_cap')}</p>
      <button type="submit" class="button">
        {t('note_send')}
      </button>
    </form>
  );
}

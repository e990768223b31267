import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import type { PersonRow } from './view/people';

const LONGEST_NAME = 40;

export function People({ rows, send }: { rows: readonly PersonRow[]; send: Actions['send'] }) {
  return (
    <section>
      <h2 class="h3">{t('people')}</h2>
      {rows.map((row) =>
        row.buttons.length === 0 ? (
          <p key={row.id} class="person">
            <Who row={row} />
          </p>
        ) : (
          <details key={row.id} class="fold person">
            <summary>
              <span>
                <Who row={row} />
              </span>
            </summary>
            <div class="fold-in effects effects--one">
              {row.buttons.map((doing) => (
                <Do key={JSON.stringify(doing.does)} doing={doing} send={send} class="" />
              ))}
            </div>
          </details>
        ),
      )}
      <AddSeat send={send} />
    </section>
  );
}

function Who({ row: { name, notes } }: { row: PersonRow }) {
  return (
    <>
      <bdi>{name}</bdi>
      {notes.length > 0 && <small class="cap"> {notes.join(', ')}</small>}
    </>
  );
}

function AddSeat({ send }: { send: Actions['send'] }) {
  const [name, setName] = useState('');
  return (
    <details class="fold person">
      <summary>{t('add_seat')}</summary>
      <form
        class="fold-in stack"
        onSubmit={async (event) => {
          event.preventDefault();
          if (name.trim() && (await send({ type: 'add_seat', name: name.trim() }))) setName('');
        }}
      >
        <label class="field">
          <span>{t('add_seat_name')}</span>
          <input
            value={name}
            maxLength={LONGEST_NAME}
            autocomplete="off"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <p class="cap">{t('add_seat_cap')}</p>
        <button type="submit" class="button">
          {t('add_seat_do')}
        </button>
      </form>
    </details>
  );
}

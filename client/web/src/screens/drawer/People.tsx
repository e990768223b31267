import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import { textOf } from '../../i18n/words';
import type { Role } from '../../replica/types';
import { secret } from '../../socket/world';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import type { PersonRow } from './view/people';

const LONGEST_NAME = 40;

export function People({ rows, send }: { rows: readonly PersonRow[]; send: Actions['send'] }) {
  return (
    <section>
      <h2 class="h3">{t('people')}</h2>
      {rows.map((row) => (
        <Person key={row.id} row={row} send={send} />
      ))}
      <AddSeat send={send} />
    </section>
  );
}

function Person({ row, send }: { row: PersonRow; send: Actions['send'] }) {
  if (row.buttons.length === 0) {
    return (
      <p class="person">
        <Who row={row} />
      </p>
    );
  }
  const { words } = row;
  return (
    <details class="fold person">
      <summary>
        <span>
          <Who row={row} />
        </span>
      </summary>
      <div class="fold-in">
        {words && (
          <fieldset class="choosing">
            <legend class="cap">{t('spoken')}</legend>
            <div class="wrap">
              {[...words.first, ...words.more].map((doing) => (
                <Do key={textOf(doing.label)} doing={doing} send={send} bare />
              ))}
            </div>
          </fieldset>
        )}
        <div class="effects effects--one">
          {row.buttons.map((doing) => (
            <Do key={doing.label.message} doing={doing} send={send} class="" />
          ))}
          {row.link && <WithNewLink id={row.id} link={row.link} send={send} />}
        </div>
        {row.link && <p class="cap">{t('remove_words')}</p>}
      </div>
    </details>
  );
}

interface WithNewLinkProps {
  readonly id: number;
  readonly link: Role;
  readonly send: Actions['send'];
}

/** For somebody who harms the group: they cannot come in again by the link that they have. */
function WithNewLink({ id, link, send }: WithNewLinkProps) {
  const ask = async () => {
    if (await send({ type: 'remove', member: id })) {
      void send({ type: 'renew_invite', role: link, secret: secret() });
    }
  };
  return (
    <button type="button" class="button" onClick={() => void ask()}>
      <b>{t('remove_new_link')}</b>
      <small>{t('remove_new_link_cap')}</small>
    </button>
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

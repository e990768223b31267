import { useState } from 'preact/hooks';
import { t } from '../../i18n/companions';
import type { Meeting } from '../../replica/types';
import type { Actions } from './actions';
import { nameOf } from './view/people';

const LONGEST_NAME = 40;

interface Props {
  readonly meeting: Meeting;
  readonly me: number;
  readonly send: Actions['send'];
}

/** Whoever sits beside me without a phone of their own. */
export function Companions({ meeting, me, send }: Props) {
  const [name, setName] = useState('');
  const beside = meeting.seats.filter(({ shares }) => shares === me);
  return (
    <div class="stack stack--near">
      <p class="cap">{t('companions_cap')}</p>
      {beside.length > 0 && (
        <>
          <ul class="list">
            {beside.map((seat) => (
              <li key={seat.id}>
                <span />
                <bdi>{nameOf(seat)}</bdi>
                <button
                  type="button"
                  class="button button--small"
                  aria-label={t('remove', { name: nameOf(seat) })}
                  onClick={() => void send({ type: 'remove', member: seat.id })}
                >
                  {t('remove_do')}
                </button>
              </li>
            ))}
          </ul>
          <p class="cap">{t('private')}</p>
        </>
      )}
      <form
        onSubmit={async (event) => {
          event.preventDefault();
          const wish = name.trim();
          if (wish && (await send({ type: 'add_companion', name: wish }))) setName('');
        }}
      >
        <label class="field">
          <span>{t('name')}</span>
          <span class="row">
            <input
              class="grow"
              value={name}
              maxLength={LONGEST_NAME}
              autocomplete="off"
              onInput={(event) => setName(event.currentTarget.value)}
            />
            <button type="submit" class="button">
              {t('add')}
            </button>
          </span>
        </label>
      </form>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/care';
import { dialled, keepNumbers, MOST_NUMBERS, numbersOf, type PhoneNumber } from './numbers';

const LONGEST_NAME = 60;
const LONGEST_NUMBER = 30;

/** Whom to call: large enough to be pressed with a shaking hand, and kept on this device alone. */
export function Numbers() {
  const [numbers, setNumbers] = useState(() => numbersOf(t('emergency')));
  const set = (changed: readonly PhoneNumber[]) => {
    keepNumbers(changed);
    setNumbers([...changed]);
  };
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('numbers')}</h2>
      {numbers.map(({ name, number }, i) =>
        number ? (
          <a key={i} class="button button--even number" href={dialled(number)}>
            <span>
              <bdi>{name || t('number')}</bdi>
            </span>
            <b>{number}</b>
          </a>
        ) : null,
      )}
      <p class="cap">
        {t('numbers_check')} {t('numbers_device')}
      </p>
      <details class="fold">
        <summary>{t('numbers_edit')}</summary>
        <div class="fold-in stack">
          {numbers.map((one, i) => (
            <Row
              key={i}
              one={one}
              change={(changed) => set(numbers.map((was, place) => (place === i ? changed : was)))}
              clear={() => set(numbers.filter((_, place) => place !== i))}
            />
          ))}
          {numbers.length < MOST_NUMBERS && (
            <button
              type="button"
              class="button"
              onClick={() => set([...numbers, { name: '', number: '' }])}
            >
              {t('number_more')}
            </button>
          )}
        </div>
      </details>
    </section>
  );
}

interface RowProps {
  readonly one: PhoneNumber;
  readonly change: (one: PhoneNumber) => void;
  readonly clear: () => void;
}

function Row({ one, change, clear }: RowProps) {
  return (
    <div class="number-row">
      <label class="field">
        <span>{t('number_name')}</span>
        <input
          value={one.name}
          maxLength={LONGEST_NAME}
          autocomplete="off"
          onInput={({ currentTarget: { value } }) => change({ ...one, name: value })}
        />
      </label>
      <label class="field">
        <span>{t('number')}</span>
        <input
          type="tel"
          value={one.number}
          maxLength={LONGEST_NUMBER}
          autocomplete="off"
          onInput={({ currentTarget: { value } }) => change({ ...one, number: value })}
        />
      </label>
      <button type="button" class="button button--small" onClick={clear}>
        {t('number_clear', { name: one.name || one.number || t('number') })}
      </button>
    </div>
  );
}

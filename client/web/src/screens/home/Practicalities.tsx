import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/home';
import { Check } from '../parts/Check';
import { startOf, type Wish } from './wish';

const MOST_MEETINGS = 200;
const EVERY = [
  [1, 'every_day'],
  [7, 'every_week'],
  [14, 'every_two_weeks'],
  [28, 'every_four_weeks'],
] as const;

interface Props {
  readonly wish: Wish;
  readonly change: (part: Partial<Wish>) => void;
  /** A key is needed to start meetings here. */
  readonly keyed: boolean;
  /** What speaks against the key. */
  readonly keyProblem: string;
}

/** When, where, how often, and how to stay in touch: only the first two have to be there. */
export function Practicalities({ wish, change, keyed, keyProblem }: Props) {
  const key = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (keyProblem) key.current?.focus();
  }, [keyProblem]);
  const text = (
    part: 'title' | 'place' | 'place_link' | 'rhythm' | 'contact' | 'why_observers' | 'key',
  ) => ({
    value: wish[part],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      change({ [part]: event.currentTarget.value }),
  });
  return (
    <>
      <label class="field">
        <span>{t('title')}</span>
        <input {...text('title')} required maxLength={80} />
      </label>
      <div class="pair pair--fields">
        <label class="field">
          <span>{t('day')}</span>
          <input
            type="date"
            required
            value={wish.day}
            onInput={(event) => change({ day: event.currentTarget.value })}
          />
        </label>
        <label class="field">
          <span>{t('at')}</span>
          <input
            type="time"
            required
            value={wish.time}
            onInput={(event) => change({ time: event.currentTarget.value })}
          />
        </label>
      </div>
      {startOf(wish) < Date.now() && <p class="cap">{t('past')}</p>}
      <label class="field">
        <span>{t('place')}</span>
        <input {...text('place')} maxLength={200} />
      </label>
      <details
        class="fold"
        onInvalidCapture={(event) => {
          // What is not filled in well can be seen, and be put right.
          event.currentTarget.open = true;
        }}
      >
        <summary>{t('more')}</summary>
        <div class="fold-in stack">
          <label class="field">
            <span>{t('place_link')}</span>
            <input {...text('place_link')} type="url" pattern="https://.+" maxLength={500} />
            <small class="cap">{t('place_link_cap')}</small>
          </label>
          <label class="field">
            <span>{t('rhythm')}</span>
            <input {...text('rhythm')} maxLength={200} placeholder={t('rhythm_example')} />
          </label>
          <label class="field">
            <span>{t('contact')}</span>
            <input {...text('contact')} maxLength={200} placeholder={t('contact_example')} />
          </label>
          <Check
            label={t('observers')}
            cap={t('observers_cap')}
            on={wish.observers}
            set={(observers) => change({ observers })}
          />
          {wish.observers && (
            <>
              <label class="field">
                <span>{t('why_observers')}</span>
                <input {...text('why_observers')} maxLength={200} />
              </label>
              <Check
                label={t('observers_line')}
                cap={t('observers_line_cap')}
                on={wish.observers_line}
                set={(observers_line) => change({ observers_line })}
              />
            </>
          )}
        </div>
      </details>
      <div class="pair pair--fields">
        <label class="field">
          <span>{t('meetings')}</span>
          <input
            type="number"
            required
            min={1}
            max={MOST_MEETINGS}
            value={wish.meetings}
            onInput={(event) => change({ meetings: event.currentTarget.valueAsNumber })}
          />
        </label>
        {wish.meetings > 1 && (
          <label class="field">
            <span>{t('every')}</span>
            <select
              value={wish.every_days}
              onChange={(event) => change({ every_days: Number(event.currentTarget.value) })}
            >
              {EVERY.map(([days, label]) => (
                <option key={days} value={days}>
                  {t(label)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {wish.meetings > 1 && <p class="cap">{t('meetings_cap')}</p>}
      {keyed && (
        <label class="field">
          <span>{t('key')}</span>
          <input
            {...text('key')}
            ref={key}
            type="password"
            autocomplete="off"
            aria-describedby="key-problem"
          />
          <small class="problem" id="key-problem" role="alert">
            {keyProblem}
          </small>
          <small class="cap">{t('key_cap')}</small>
        </label>
      )}
    </>
  );
}

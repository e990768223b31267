import { useState } from 'preact/hooks';
import { t } from '../../i18n/practicalities';
import type { About, ChangeAbout } from '../../replica/types';
import { instantOf, placeOf, type Wall, wallOf, zones } from '../parts/zoned';
import type { WhenAndWhereProps } from './WhenAndWhere';

interface Draft {
  readonly about: About;
  readonly starts: Wall;
  readonly next: Wall;
}

const NEVER: Wall = { day: '', time: '' };

/** When, where, how often, how to stay in touch, and when people meet again. Times are meant by the clock there. */
export function AboutForm({ about, stage, now, send }: WhenAndWhereProps) {
  const [draft, setDraft] = useState<Draft>(() => draftOf(about));
  const [saved, setSaved] = useState(false);
  const change = (part: Partial<Draft>) => {
    setDraft((was) => ({ ...was, ...part }));
    setSaved(false);
  };
  const text = (part: 'title' | 'place' | 'place_link' | 'rhythm' | 'contact') => ({
    value: draft.about[part],
    autocomplete: 'off',
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      change({ about: { ...draft.about, [part]: event.currentTarget.value } }),
  });
  const clock = (part: 'starts' | 'next', field: keyof Wall) => ({
    value: draft[part][field],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      change({ [part]: { ...draft[part], [field]: event.currentTarget.value } }),
  });
  const { zone } = draft.about;
  const starts_at = instantOf(draft.starts, zone) ?? draft.about.starts_at;
  const stale = draft.about.revision < about.revision;
  const say = async (said: Partial<About>) => {
    const whole = { ...draft.about, ...said };
    if (!(await send(commandOf(whole)))) return;
    const newest = { ...whole, revision: whole.revision + 1 };
    setDraft((was) => ({ ...was, about: newest }));
    setSaved(true);
  };
  const gathering = stage === 'gathering';
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void say({ starts_at, next_at: instantOf(draft.next, zone) });
      }}
    >
      {stale && (
        <div class="aside-note" role="alert">
          <p>{t('changed')}</p>
          <button
            type="button"
            class="button button--small"
            onClick={() => setDraft(draftOf(about))}
          >
            {t('look')}
          </button>
        </div>
      )}
      <label class="field">
        <span>{t('title')}</span>
        <input {...text('title')} required maxLength={80} />
      </label>
      {gathering && (
        <>
          <div class="pair pair--fields">
            <label class="field">
              <span>{t('day')}</span>
              <input type="date" {...clock('starts', 'day')} required />
            </label>
            <label class="field">
              <span>{t('at')}</span>
              <input type="time" {...clock('starts', 'time')} required />
            </label>
          </div>
          {starts_at < now && <p class="cap">{t('past')}</p>}
        </>
      )}
      <label class="field">
        <span>{t('zone')}</span>
        <select
          value={zone}
          onChange={(event) =>
            change({ about: { ...draft.about, zone: event.currentTarget.value } })
          }
        >
          {zones(zone).map((one) => (
            <option key={one} value={one}>
              {one.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t('place')}</span>
        <input {...text('place')} maxLength={200} />
      </label>
      <label class="field">
        <span>{t('place_link')}</span>
        <input {...text('place_link')} type="url" pattern="https://.+" maxLength={500} />
      </label>
      <label class="field">
        <span>{t('rhythm')}</span>
        <input {...text('rhythm')} maxLength={200} />
      </label>
      <label class="field">
        <span>{t('contact')}</span>
        <input {...text('contact')} maxLength={200} />
      </label>
      <fieldset>
        <legend>{t('next')}</legend>
        <p class="cap">
          {t('next_cap')} {t('by_clock', { place: placeOf(zone) })}
        </p>
        <div class="pair pair--fields">
          <label class="field">
            <span>{t('next_day')}</span>
            <input type="date" {...clock('next', 'day')} required={draft.next.time !== ''} />
          </label>
          <label class="field">
            <span>{t('next_at')}</span>
            <input type="time" {...clock('next', 'time')} required={draft.next.day !== ''} />
          </label>
        </div>
      </fieldset>
      <button type="submit" class="button wide">
        {t('save')}
      </button>
      <p class="cap" role="status">
        {saved && t('saved')}
      </p>
      {gathering &&
        (about.called_off ? (
          <button
            type="button"
            class="button wide"
            onClick={() => void say({ ...about, called_off: false })}
          >
            {t('after_all')}
          </button>
        ) : (
          <>
            <button
              type="button"
              class="button button--quiet wide"
              aria-describedby="call-off-cap"
              onClick={() => void say({ ...about, called_off: true })}
            >
              {t('call_off')}
            </button>
            <p class="cap" id="call-off-cap">
              {t('call_off_cap')}
            </p>
          </>
        ))}
    </form>
  );
}

function commandOf(about: About): ChangeAbout {
  const { revision, title, starts_at, zone, place, place_link } = about;
  const { rhythm, contact, next_at, called_off } = about;
  const where = { zone, place, place_link };
  const said = { title, starts_at, ...where, rhythm, contact, next_at, called_off };
  return { type: 'change_about', revision, ...said };
}

function draftOf(about: About): Draft {
  const { starts_at, next_at, zone } = about;
  const next = next_at === null ? NEVER : wallOf(next_at, zone);
  return { about, starts: wallOf(starts_at, zone), next };
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import { textOf } from '../../i18n/words';
import type { FloorMode, InsertPhase, PhaseId } from '../../replica/types';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { MODES } from './view/floor';
import type { InsertView } from './view/insert';

const LONGEST = 120;

interface Draft extends Omit<InsertPhase, 'type' | 'before'> {
  /** Not chosen yet: it comes next. */
  readonly before?: PhaseId | null;
}

/** What is most often missing, so that it takes two taps. */
const draftOf = (): Draft => ({
  title: t('a_break'),
  minutes: 5,
  mode: 'open',
  prompt: '',
});

/** A part that the plan did not have. What follows from it is said before. */
export function Insert({ view, send }: { view: InsertView; send: Actions['send'] }) {
  const [draft, setDraft] = useState(draftOf);
  const [done, setDone] = useState('');
  const { title, minutes, mode, prompt } = draft;
  const change = (part: Partial<Draft>) => {
    setDraft((was) => ({ ...was, ...part }));
    setDone('');
  };
  const place =
    view.places.find(({ before }) => before === draft.before) ??
    view.places.find(({ before }) => before === view.likely);
  const before = place?.before ?? null;
  return (
    <details class="fold">
      <summary>{t('insert')}</summary>
      <form
        class="fold-in stack"
        onSubmit={async (event) => {
          event.preventDefault();
          const command = { ...draft, title: title.trim(), prompt: prompt.trim(), before };
          if (!(await send({ type: 'insert_phase', ...command }))) return;
          setDraft(draftOf());
          setDone(`${command.title}: ${place ? textOf(place.label) : ''}`);
        }}
      >
        <label class="field">
          <span>{t('insert_title')}</span>
          <input
            value={title}
            dir="auto"
            required
            maxLength={80}
            autocomplete="off"
            onInput={({ currentTarget }) => change({ title: currentTarget.value })}
          />
        </label>
        <div class="pair pair--fields">
          <label class="field">
            <span>{t('insert_minutes')}</span>
            <input
              type="number"
              required
              min={1}
              max={LONGEST}
              value={minutes}
              onInput={({ currentTarget }) => change({ minutes: currentTarget.valueAsNumber || 0 })}
            />
          </label>
          <label class="field">
            <span>{t('floor')}</span>
            <select
              value={mode}
              onChange={({ currentTarget }) => change({ mode: currentTarget.value as FloorMode })}
            >
              {MODES.map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <label class="field">
          <span>{t('insert_place')}</span>
          <select
            value={String(before)}
            onChange={({ currentTarget: { value } }) =>
              change({ before: value === 'null' ? null : Number(value) })
            }
          >
            {view.places.map((each) => (
              <option key={each.before} value={String(each.before)}>
                {textOf(each.label)}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>{t('insert_prompt')}</span>
          <input
            value={prompt}
            dir="auto"
            maxLength={500}
            autocomplete="off"
            onInput={({ currentTarget }) => change({ prompt: currentTarget.value })}
          />
        </label>
        <div class="effects effects--one">
          <button type="submit" class="button">
            <b>{t('insert_do')}</b>
            <small>
              <Say phrase={view.effect(minutes)} />
            </small>
          </button>
        </div>
        <p class="cap" role="status">
          {done}
        </p>
      </form>
    </details>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../i18n/rehearsal';
import type { Problem } from '../screens/parts/api';
import { offered, PACES, prepare, type Scenario, USUAL_PACE } from './scenarios';

/** On the first page: a scenario, a pace, and one press to the door. */
export function Rehearse() {
  const [scenarios, setScenarios] = useState<readonly Scenario[] | null>(null);
  const [chosen, choose] = useState('');
  const [pace, setPace] = useState<number>(USUAL_PACE);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  /** Once a key is asked for, its field stays. */
  const [key, setKey] = useState<string | null>(null);
  const fail = (why: Problem) => {
    setProblem(why.message);
    if (why.code === 'key_needed' || why.code === 'key_wrong') setKey(key ?? '');
  };
  const ask = () => {
    setProblem('');
    offered().then((known) => {
      setScenarios(known);
      choose(known[0]?.id ?? '');
    }, fail);
  };
  const begin = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      location.assign(await prepare(chosen, pace, key ?? ''));
    } catch (why) {
      fail(why as Problem);
      setBusy(false);
    }
  };
  return (
    <form
      class="card stack stack--form"
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <div class="stack stack--close">
        <h2 class="h3">{t('rehearse')}</h2>
        <p class="cap">{t('rehearse_cap')}</p>
      </div>
      {!scenarios ? (
        <button type="button" class="button button--small" onClick={ask}>
          {t('choose')}
        </button>
      ) : (
        <>
          <fieldset>
            <legend>{t('scenario')}</legend>
            {scenarios.map(({ id, title, practises, minutes }) => (
              <label key={id} class="choice">
                <input
                  type="radio"
                  name="scenario"
                  class="over-label"
                  checked={id === chosen}
                  onChange={() => choose(id)}
                />
                <span class="dot" />
                <span>
                  {title}
                  <small>{t('scenario_cap', { practises, count: minutes })}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <fieldset class="paces paces--many">
            <legend class="cap">{t('pace')}</legend>
            {PACES.map(([seconds, words]) => (
              <label key={seconds} class="pace">
                <input
                  type="radio"
                  name="rehearsal-pace"
                  class="over-label"
                  checked={seconds === pace}
                  onChange={() => setPace(seconds)}
                />
                <span>{words}</span>
              </label>
            ))}
          </fieldset>
          {key !== null && (
            <label class="field">
              <span>{t('key')}</span>
              <input
                type="password"
                autocomplete="off"
                value={key}
                onInput={(event) => setKey(event.currentTarget.value)}
              />
            </label>
          )}
          <button type="submit" class="button">
            {busy ? t('beginning') : t('begin')}
          </button>
        </>
      )}
      <p class="problem" role="alert">
        {problem}
      </p>
    </form>
  );
}

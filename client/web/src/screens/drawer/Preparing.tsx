import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/support';

const MINUTE_MS = 60_000;
const QUESTIONS = ['struggle', 'right_help', 'honest', 'services', 'worries'] as const;

/** Before the meeting begins: what to have thought of, and a minute for oneself. Kept nowhere. */
export function Preparing() {
  const [thought, think] = useState<ReadonlySet<string>>(new Set());
  return (
    <section>
      <details class="fold">
        <summary>{t('before')}</summary>
        <div class="fold-in">
          <p class="cap">{t('before_cap')}</p>
          {QUESTIONS.map((question) => (
            <label key={question} class="choice">
              <input
                type="checkbox"
                class="over-label"
                checked={thought.has(question)}
                onChange={({ currentTarget }) => {
                  const others = [...thought].filter((each) => each !== question);
                  think(new Set(currentTarget.checked ? [...others, question] : others));
                }}
              />
              <span class="dot tick" />
              <span>{t(question)}</span>
            </label>
          ))}
          <Landing />
        </div>
      </details>
    </section>
  );
}

/** It ends by itself without a sound, and nobody counts. */
function Landing() {
  const [landing, setLanding] = useState<'no' | 'now' | 'done'>('no');
  useEffect(() => {
    if (landing !== 'now') return;
    const timer = setTimeout(() => setLanding('done'), MINUTE_MS);
    return () => clearTimeout(timer);
  }, [landing]);
  return (
    <div class="stack stack--close">
      <button type="button" class="button wide" onClick={() => setLanding('now')}>
        {t('land')}
      </button>
      <p class="wrote" aria-live="polite">
        {landing !== 'no' && t(landing === 'now' ? 'land_cap' : 'land_done')}
      </p>
    </div>
  );
}

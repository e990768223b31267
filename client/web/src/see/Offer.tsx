import './see.css';
import { useState } from 'preact/hooks';
import { t } from '../i18n/see';
import type { Plan } from '../replica/types';
import type { Problem } from '../screens/parts/api';
import { TableArt } from '../screens/parts/TableArt';
import { begin, PACES, type Pace, type Seeing } from './seeing';

interface Props {
  readonly begun: (seeing: Seeing) => void;
  /** Why there is none at the moment. */
  readonly why?: string;
  readonly usual?: Pace;
  readonly plan?: Plan | undefined;
}

/** One press, and a rehearsal begins. */
export function Offer({ begun, why = '', usual = 1, plan }: Props) {
  const [pace, setPace] = useState<Pace>(usual);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(why);
  const start = async () => {
    if (busy) return;
    setBusy(true);
    setProblem('');
    try {
      begun(await begin(pace, plan));
    } catch (refused) {
      setProblem((refused as Problem).message);
    }
    setBusy(false);
  };
  return (
    <section class="card offer">
      <div class="offer-art">
        <TableArt side={98} people={6} form="speaking" />
      </div>
      <div class="stack stack--close">
        <h2 class="h3">
          <button type="button" class="button button--small offer-button" onClick={start}>
            {t('see')}
          </button>
        </h2>
        <p class="cap">{t('see_cap')}</p>
      </div>
      <div class="offer-more">
        <Paces pace={pace} choose={setPace} />
        <p class="cap" role="status">
          {busy && t('starting')}
        </p>
        <p class="problem" role="alert">
          {problem}
        </p>
      </div>
    </section>
  );
}

/** Nobody has to choose: quickly is usual. */
function Paces({ pace, choose }: { pace: Pace; choose: (pace: Pace) => void }) {
  return (
    <fieldset class="paces">
      <legend class="cap">{t('pace')}</legend>
      {PACES.map((each) => (
        <label key={each} class="pace">
          <input
            type="radio"
            name="pace"
            class="over-label"
            checked={each === pace}
            onChange={() => choose(each)}
          />
          <span>{t('pace_minutes', { count: each })}</span>
        </label>
      ))}
    </fieldset>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/paper';
import { t as parts } from '../../i18n/parts';
import { Drawn } from '../parts/Icon';
import type { PaperFacts } from './timetable';

const PRINTER = 'M7 9V4h10v5M7 16H4.5V9h15v7H17M7 13.5h10V20H7Z';

/** For whoever would rather hold paper, and for a table where the code can lie. */
export function OnPaper({ facts }: { facts: () => PaperFacts }) {
  const [missing, setMissing] = useState(false);
  const print = () =>
    import('./print').then(
      (paper) => paper.print(facts()),
      () => setMissing(true),
    );
  return (
    <div class="stack stack--near">
      <p class="cap">{t('on_paper_cap')}</p>
      <button type="button" class="button wide" onClick={() => void print()}>
        <Drawn path={PRINTER} />
        {t('print')}
      </button>
      <p class="problem" role="alert">
        {missing && parts.part_missing}
      </p>
    </div>
  );
}

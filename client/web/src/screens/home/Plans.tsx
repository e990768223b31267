import { useState } from 'preact/hooks';
import { t } from '../../i18n/home';
import type { Written } from '../editor/changes';
import { isOwn } from '../editor/own';
import { Problem } from '../parts/api';
import type { OfferedPlan } from './making';
import { readPlanFile, savePlanFile } from './planFile';

/** More faults nobody reads at once. */
const SHOWN = 12;

interface Props {
  readonly chosen: OfferedPlan;
  /** Opens the editor. */
  readonly write: () => void;
  /** False when there was no room to keep it. */
  readonly bring: (written: Written) => boolean;
  readonly forget: () => void;
}

/** Making a plan one's own; files of plans. */
export function Plans({ chosen, write, bring, forget }: Props) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const asking = (asked: Promise<unknown>) => {
    setProblem(null);
    asked.catch(setProblem);
  };
  const take = async (file: Blob) => {
    if (!bring(await readPlanFile(file))) throw new Problem('no_room', t('plan_no_room'));
  };
  const { title } = chosen;
  const own = isOwn(chosen.id);
  return (
    <details class="fold">
      <summary>{t('plans')}</summary>
      <div class="fold-in stack stack--near">
        <button type="button" class="button wide" onClick={write}>
          {t(own ? 'plan_change' : 'plan_own', { title })}
        </button>
        <label class="button wide">
          <input
            type="file"
            class="over-label"
            accept=".toml"
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) asking(take(file));
              event.currentTarget.value = '';
            }}
          />
          {t('plan_bring')}
        </label>
        <button type="button" class="button wide" onClick={() => asking(savePlanFile(chosen))}>
          {t('plan_file', { title })}
        </button>
        {own && (
          <button type="button" class="button button--quiet" onClick={forget}>
            {t('plan_forget', { title })}
          </button>
        )}
        <p class="cap">{t('plans_cap')}</p>
        <div role="alert">{problem && <Refusal problem={problem} />}</div>
      </div>
    </details>
  );
}

function Refusal({ problem: { message, faults } }: { problem: Problem }) {
  return (
    <div class="aside-note anywhere">
      <p>{message}</p>
      {faults.length > 0 && (
        <ul>
          {faults.slice(0, SHOWN).map((fault) => (
            <li key={fault} dir="auto">
              {fault}
            </li>
          ))}
        </ul>
      )}
      {faults.length > SHOWN && <p>{t('plan_more_faults', { count: faults.length - SHOWN })}</p>}
    </div>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/home';
import type { OfferedPlan } from './making';
import type { OwnPlans } from './ownPlans';
import { Plans } from './Plans';

interface Props {
  readonly plans: readonly OfferedPlan[] | null;
  readonly chosen: OfferedPlan | undefined;
  readonly choose: (id: string) => void;
  readonly own: OwnPlans;
  /** When the hub's plans could not be had. */
  readonly askAgain: (() => void) | null;
}

/** What kind of meeting: one of the hub's plans, or one of the group's own. */
export function Kinds({ plans, chosen, choose, own, askAgain }: Props) {
  const [gone, setGone] = useState<OfferedPlan | null>(null);
  return (
    <div class="stack">
      <fieldset>
        <legend>{t('kind')}</legend>
        {plans?.map(({ id, title, blurb, minutes }) => (
          <label key={id} class="choice">
            <input
              type="radio"
              name="plan"
              class="over-label"
              checked={id === chosen?.id}
              onChange={() => choose(id)}
            />
            <span class="dot" />
            <span class="anywhere">
              <bdi>{title}</bdi>
              <small>{t('kind_cap', { blurb, count: minutes })}</small>
            </span>
          </label>
        ))}
        {askAgain && (
          <div class="aside-note" role="alert">
            <p>{t('no_plans')}</p>
            <button type="button" class="button button--small" onClick={askAgain}>
              {t('try_again')}
            </button>
          </div>
        )}
      </fieldset>
      {own.begun.map((plan) => (
        <div key={plan.id} class="aside-note anywhere">
          <p>{t('plan_begun', { title: plan.title })}</p>
          <button type="button" class="button button--small" onClick={() => own.write(plan)}>
            {t('plan_go_on')}
          </button>
        </div>
      ))}
      {gone && (
        <div class="aside-note anywhere" role="status">
          <p>{t('plan_gone', { title: gone.title })}</p>
          <button
            type="button"
            class="button button--small"
            onClick={() => {
              own.putBack(gone);
              choose(gone.id);
              setGone(null);
            }}
          >
            {t('plan_put_back')}
          </button>
        </div>
      )}
      {chosen && (
        <Plans
          chosen={chosen}
          write={() => own.write(chosen)}
          bring={(written) => {
            const { id, kept } = own.bring(written);
            choose(id);
            return kept;
          }}
          forget={() => {
            own.forget(chosen.id);
            setGone(chosen);
          }}
        />
      )}
    </div>
  );
}

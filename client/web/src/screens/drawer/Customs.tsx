import { t } from '../../i18n/drawer';
import type { Policy } from '../../replica/types';
import { Check } from '../parts/Check';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { Move } from './Move';
import type { Amount, CustomsView } from './view/customs';

interface CustomsProps {
  readonly view: CustomsView;
  readonly send: Actions['send'];
}

/** What a group settles once, and seldom changes. */
export function Customs({ view, send }: CustomsProps) {
  const { policy, policies, amounts, asksToAdd, askToAdd } = view;
  return (
    <section>
      <details class="fold">
        <summary>{t('customs')}</summary>
        <div class="fold-in customs">
          <RadioGroup<Policy>
            label={t('policy')}
            chosen={policy}
            choices={policies.map(({ value, label, cap }) => ({
              value,
              content: (
                <>
                  <b>
                    <Say phrase={label} />
                  </b>
                  <small>
                    <Say phrase={cap} />
                  </small>
                </>
              ),
            }))}
            choose={(chosen) => {
              const does = policies.find(({ value }) => value === chosen)?.does;
              if (does) void send(does);
            }}
          />
          <ul>
            {amounts.map((amount) => (
              <AmountRow key={amount.key} amount={amount} send={send} />
            ))}
          </ul>
          <Check
            label={t('asks_to_add')}
            cap={t('asks_to_add_cap')}
            on={asksToAdd}
            set={() => askToAdd && void send(askToAdd)}
          />
        </div>
      </details>
    </section>
  );
}

function AmountRow({ amount, send }: { amount: Amount; send: Actions['send'] }) {
  const { title, value, cap, fewer, more } = amount;
  return (
    <li class="phaserow">
      <span class="grow">
        <Say phrase={title} />: <Say phrase={value} />
        <small class="cap">
          <Say phrase={cap} />
        </small>
      </span>
      <Move icon="less" doing={fewer} send={send} />
      <Move icon="plus" doing={more} send={send} />
    </li>
  );
}

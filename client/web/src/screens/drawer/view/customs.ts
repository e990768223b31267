/** How the group shares its turns. Nothing here ends a turn or shows a number about anybody. */

import { t } from '../../../i18n/drawer';
import type { Phrase } from '../../../i18n/words';
import type { Customs, Meeting, Policy } from '../../../replica/types';
import type { Doing } from './doing';
import { POLICY_SENTENCES } from './hands';

export interface CustomsView {
  readonly policy: Policy;
  readonly policies: readonly {
    readonly value: Policy;
    readonly label: Phrase;
    readonly cap: Phrase;
    readonly does: Doing['does'];
  }[];
  readonly amounts: readonly Amount[];
  readonly asksToAdd: boolean;
  readonly askToAdd: Doing['does'];
}

/** A number that can be made smaller or larger. */
export interface Amount {
  readonly key: 'responses' | 'turn_minutes' | 'bell_minutes';
  readonly title: Phrase;
  readonly value: Phrase;
  readonly cap: Phrase;
  readonly fewer: Doing;
  readonly more: Doing;
}

const POLICIES: readonly Policy[] = ['arrival', 'less_heard', 'facilitator'];
const NAMES = {
  arrival: 'arrival',
  less_heard: 'less_heard',
  facilitator: 'by_facilitator',
} as const;
const RESPONSES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const TURN_MINUTES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 30];
const BELL_MINUTES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

export function customsOf({ floor: { customs } }: Meeting): CustomsView {
  const { responses, turn_minutes, bell_minutes } = customs;
  return {
    policy: customs.policy,
    policies: POLICIES.map((value) => ({
      value,
      label: t.phrase(NAMES[value]),
      cap: t.phrase(POLICY_SENTENCES[value]),
      does: changed(customs, { policy: value }),
    })),
    amounts: [
      amount(customs, 'responses', RESPONSES, {
        title: t.phrase('responses'),
        value:
          responses === 0
            ? t.phrase('responses_none')
            : t.phrase('responses_at_most', { count: responses }),
        cap: t.phrase('responses_cap'),
      }),
      amount(customs, 'turn_minutes', TURN_MINUTES, {
        title: t.phrase('turn_sign'),
        value:
          turn_minutes === 0
            ? t.phrase('turn_sign_none')
            : t.phrase('turn_sign_after', { count: turn_minutes }),
        cap: t.phrase('turn_sign_cap'),
      }),
      amount(customs, 'bell_minutes', BELL_MINUTES, {
        title: t.phrase('bell_quiet'),
        value: t.phrase('minutes', { count: bell_minutes }),
        cap: t.phrase('bell_quiet_cap'),
      }),
    ],
    asksToAdd: customs.asks_to_add,
    askToAdd: changed(customs, { asks_to_add: !customs.asks_to_add }),
  };
}

/** All customs are set together, so what does not change goes along. */
function changed(customs: Customs, change: Partial<Customs>): Doing['does'] {
  return { type: 'set_customs', customs: { ...customs, ...change } };
}

function amount(
  customs: Customs,
  key: Amount['key'],
  offered: readonly number[],
  words: Pick<Amount, 'title' | 'value' | 'cap'>,
): Amount {
  const now = customs[key];
  const below = offered.filter((each) => each < now).at(-1);
  const above = offered.find((each) => each > now);
  const to = (value: number | undefined) =>
    value === undefined ? null : changed(customs, { [key]: value });
  const title = String(words.title.message);
  return {
    key,
    ...words,
    fewer: { label: t.phrase('fewer', { title }), does: to(below) },
    more: { label: t.phrase('more', { title }), does: to(above) },
  };
}

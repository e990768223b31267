import { useState } from 'preact/hooks';
import { t } from '../../i18n/home';
import type { Written } from '../editor/changes';
import {
  drafts,
  forgetPlan,
  freshId,
  isOwn,
  keepWritesOn,
  ownPlans,
  savePlan,
  writesOn,
} from '../editor/own';
import type { OfferedPlan } from './making';

const LONGEST_TITLE = 80;

export interface Writing {
  readonly id: string;
  readonly from: Written;
}

/** The group's own plans, as the first page offers them beside the hub's. */
export type OwnPlans = ReturnType<typeof useOwnPlans>;

export function useOwnPlans() {
  const [own, setOwn] = useState(ownPlans);
  const [begun, setBegun] = useState(drafts);
  const [writing, setWriting] = useState<Writing | null>(() => {
    const id = writesOn();
    const from = id ? (own.get(id) ?? begun.get(id)) : undefined;
    return id && from ? { id, from } : null;
  });
  const write = (now: Writing | null) => {
    keepWritesOn(now?.id ?? null);
    setWriting(now);
    setOwn((known) => new Map([...known, ...ownPlans()]));
    setBegun(drafts());
  };
  return {
    plans: [...own].map(([id, written]) => offered(id, written)),
    begun: [...begun].map(([id, written]) => offered(id, written)),
    writing,
    /** On one's own; of another a copy, under its usual name. */
    write: ({ id, plan, blurb }: OfferedPlan) => {
      const title = t('plan_ours', { title: plan.title }).slice(0, LONGEST_TITLE);
      if (isOwn(id)) write({ id, from: own.get(id) ?? { plan, blurb } });
      else write({ id: freshId(), from: { plan: { ...plan, title }, blurb } });
    },
    leave: () => write(null),
    /** Without room to keep it, it is there until the page is closed. */
    bring: (written: Written) => {
      const id = freshId();
      const kept = savePlan(id, written);
      setOwn(new Map([...own, [id, written]]));
      return { id, kept };
    },
    forget: (id: string) => {
      forgetPlan(id);
      setOwn(new Map([...own].filter(([each]) => each !== id)));
    },
    putBack: ({ id, plan, blurb }: OfferedPlan) => {
      savePlan(id, { plan, blurb });
      setOwn(new Map([...own, [id, { plan, blurb }]]));
    },
  };
}

function offered(id: string, { plan, blurb }: Written): OfferedPlan {
  const minutes = plan.phases.reduce((sum, phase) => sum + phase.minutes, 0);
  return { id, title: plan.title, blurb, minutes, plan };
}

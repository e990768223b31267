import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/editor';
import { begin, keepSeeing } from '../../see/seeing';
import { savePlanFile, writePlan } from '../home/planFile';
import type { Problem } from '../parts/api';
import { type Editing, editingOf, lacksOf, partIn, planOf, type Written } from './changes';
import { asStored, drafts, forgetDraft, freshId, onOtherTab, saveDraft, savePlan } from './own';

/** Why it cannot be kept yet, and in which part that is. */
export interface Fault {
  readonly words: string;
  readonly part: number | null;
}

/** Another tab: not seen; writes on the same plan; or has saved it since. */
export type Elsewhere = 'no' | 'writes' | 'saved';

const LONGEST_TITLE = 80;

/** What is written, kept at every change; and what can be done with the whole of it. The hub is asked only then. */
export function useEditing(id: string, from: Written, done: (saved: string | null) => void) {
  const [editing, setEditing] = useState<Editing>(() => editingOf(drafts().get(id) ?? from));
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [elsewhere, setElsewhere] = useState<Elsewhere>('no');
  const base = useRef(asStored(id));
  useEffect(() => onOtherTab(id, () => setElsewhere('writes')), [id]);

  const change = (part: Partial<Editing>) => {
    const now = { ...editing, ...part };
    setEditing(now);
    setFaults([]);
    setProblem(saveDraft(id, planOf(now)) ? '' : t('no_room'));
  };
  const restart = () => {
    forgetDraft(id);
    setEditing(editingOf(from));
    setFaults([]);
    setProblem('');
  };
  const ask = async (what: (written: Written) => Promise<unknown>) => {
    if (busy) return;
    const lacks = lacksOf(editing);
    setFaults(lacks.map(({ lack, part }) => ({ words: t(lack), part })));
    setProblem('');
    if (lacks.length) return;
    setBusy(true);
    await what(planOf(editing)).catch((why: Problem) => {
      setFaults(why.faults.map((words) => ({ words, part: partIn(words) })));
      setProblem(why.faults.length ? '' : why.message);
    });
    setBusy(false);
  };
  const keepAs = (as: string, title: (title: string) => string) =>
    ask(async (written) => {
      const { plan } = written;
      const named = { ...written, plan: { ...plan, title: title(plan.title) } };
      await writePlan(named);
      if (!savePlan(as, named)) return setProblem(t('no_room'));
      forgetDraft(id, written);
      done(as);
    });
  const same = (title: string) => title;
  const another = (title: string) => t('copy_of', { title }).slice(0, LONGEST_TITLE);
  return {
    editing,
    faults,
    problem,
    busy,
    elsewhere,
    change,
    restart,
    keep: async () => {
      if (asStored(id) === base.current) await keepAs(id, same);
      else setElsewhere('saved');
    },
    keepThis: () => keepAs(id, same),
    keepBoth: () => keepAs(freshId(), another),
    saveFile: () => ask(savePlanFile),
    tryOut: () =>
      ask(async (written) => {
        keepSeeing(await begin(1, written.plan));
        saveDraft(id, written); // also if nothing was changed yet: it is where they come back to
        location.assign('/see');
      }),
  };
}

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/home';
import { Offer } from '../../see/Offer';
import { keepSeeing } from '../../see/seeing';
import { answered, type Problem } from '../parts/api';
import { Brand } from '../parts/Brand';
import { Heading } from '../parts/Heading';
import { later } from '../parts/later';
import { TableArt } from '../parts/TableArt';
import { Kinds } from './Kinds';
import { Made } from './Made';
import {
  forgetMade,
  type Made as MadeMeeting,
  madeBefore,
  type OfferedPlan,
  start,
} from './making';
import { type OwnPlans, useOwnPlans } from './ownPlans';
import { Practicalities } from './Practicalities';
import { useWayBack } from './useWayBack';
import { type Wish, wishOf } from './wish';

const Rehearse = later('Rehearse', () => import('../../rehearsal/Rehearse'));
const Editor = later('Editor', () => import('../editor/Editor'));

/** Starting a meeting: what kind, what it is called, when; then its links. Or writing a plan for it. */
export function Home() {
  const [made, setMade] = useState<MadeMeeting | null>(madeBefore);
  const [wish, setWish] = useState<Wish>(() => wishOf(new Date()));
  const own = useOwnPlans();
  useWayBack(own.writing !== null, own.leave);
  const change = (part: Partial<Wish>) => setWish((was) => ({ ...was, ...part }));
  if (own.writing) {
    const { id, from } = own.writing;
    return (
      <Editor
        key={id}
        id={id}
        from={from}
        done={(saved) => {
          own.leave();
          if (saved) change({ plan: saved });
          scrollTo(0, 0);
        }}
      />
    );
  }
  if (made) {
    return (
      <Made
        made={made}
        another={() => {
          forgetMade();
          setMade(null);
        }}
      />
    );
  }
  return (
    <main class="page page--wide">
      <Brand />
      <div class="cols">
        <div class="stack stack--wide">
          <div class="stack stack--close">
            <Heading>{t('head')}</Heading>
            <p>{t('lead')}</p>
          </div>
          <Offer
            begun={(seeing) => {
              keepSeeing(seeing);
              location.assign('/see');
            }}
          />
          <Rehearse />
          <div class="hero only-desk">
            <TableArt side={330} people={7} form="speaking" />
          </div>
          <p class="cap only-desk">{t('promise')}</p>
        </div>
        <Start wish={wish} change={change} own={own} onMade={setMade} />
      </div>
      <p class="cap only-phone">{t('promise')}</p>
    </main>
  );
}

interface StartProps {
  readonly wish: Wish;
  readonly change: (part: Partial<Wish>) => void;
  readonly own: OwnPlans;
  readonly onMade: (made: MadeMeeting) => void;
}

function Start({ wish, change, own, onMade }: StartProps) {
  const [offered, setOffered] = useState<readonly OfferedPlan[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Once a key is asked for, its field stays. */
  const [keyed, setKeyed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [noPlans, setNoPlans] = useState(false);
  const askForPlans = () => {
    setNoPlans(false);
    answered(fetch('/api/plans'))
      .then((answer) => answer.json())
      .then(setOffered, () => setNoPlans(true));
  };
  useEffect(askForPlans, []);
  const plans = offered && [...offered, ...own.plans];
  const chosen = plans?.find(({ id }) => id === wish.plan) ?? plans?.[0];
  const make = async () => {
    if (!chosen || busy) return;
    setBusy(true);
    setProblem(null);
    try {
      onMade(await start(wish, chosen));
    } catch (why) {
      setProblem(why as Problem);
      setKeyed(keyed || aboutKey(why as Problem));
      setBusy(false);
    }
  };
  return (
    <form
      class="card stack stack--form"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h2>{t('start')}</h2>
      <Kinds
        plans={plans}
        chosen={chosen}
        choose={(plan) => change({ plan })}
        own={own}
        askAgain={noPlans ? askForPlans : null}
      />
      <Practicalities
        wish={wish}
        change={change}
        keyed={keyed}
        keyProblem={problem && aboutKey(problem) ? problem.message : ''}
      />
      <p class="problem" role="alert">
        {problem && !aboutKey(problem) && problem.message}
      </p>
      <button type="submit" class="button button--main">
        {busy ? t('making') : t('make')}
      </button>
    </form>
  );
}

function aboutKey({ code }: Problem): boolean {
  return code === 'key_needed' || code === 'key_wrong';
}

import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/home';
import { Offer } from '../../see/Offer';
import { keepSeeing } from '../../see/seeing';
import { answered, type Problem } from '../parts/api';
import { Brand } from '../parts/Brand';
import { Heading } from '../parts/Heading';
import { TableArt } from '../parts/TableArt';
import { Made } from './Made';
import {
  forgetMade,
  type Made as MadeMeeting,
  madeBefore,
  type OfferedPlan,
  start,
} from './making';
import { Practicalities } from './Practicalities';
import { type Wish, wishOf } from './wish';

/** Starting a meeting: what kind, what it is called, when; then its links. */
export function Home() {
  const [made, setMade] = useState<MadeMeeting | null>(madeBefore);
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
          <div class="hero only-desk">
            <TableArt side={330} people={7} form="speaking" />
          </div>
          <p class="cap only-desk">{t('promise')}</p>
        </div>
        <Start onMade={setMade} />
      </div>
      <p class="cap only-phone">{t('promise')}</p>
    </main>
  );
}

function Start({ onMade }: { onMade: (made: MadeMeeting) => void }) {
  const [plans, setPlans] = useState<readonly OfferedPlan[] | null>(null);
  const [wish, setWish] = useState<Wish>(() => wishOf(new Date()));
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Once a key is asked for, its field stays. */
  const [keyed, setKeyed] = useState(false);
  const [busy, setBusy] = useState(false);
  const [noPlans, setNoPlans] = useState(false);
  const askForPlans = () => {
    setNoPlans(false);
    answered(fetch('/api/plans'))
      .then((answer) => answer.json())
      .then(setPlans, () => setNoPlans(true));
  };
  useEffect(askForPlans, []);
  const chosen = plans?.find(({ id }) => id === wish.plan) ?? plans?.[0];
  const change = (part: Partial<Wish>) => setWish((was) => ({ ...was, ...part }));
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
      <fieldset>
        <legend>{t('kind')}</legend>
        {plans?.map(({ id, title, blurb, minutes }) => (
          <label key={id} class="choice">
            <input
              type="radio"
              name="plan"
              class="over-label"
              checked={id === chosen?.id}
              onChange={() => change({ plan: id })}
            />
            <span class="dot" />
            <span>
              {title}
              <small>{t('kind_cap', { blurb, count: minutes })}</small>
            </span>
          </label>
        ))}
        {noPlans && (
          <div class="aside-note" role="alert">
            <p>{t('no_plans')}</p>
            <button type="button" class="button button--small" onClick={askForPlans}>
              {t('try_again')}
            </button>
          </div>
        )}
      </fieldset>
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

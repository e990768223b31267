/** Looking back at a meeting that is over, until it is forgotten. */

import './debrief.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Debrief, LookingBack } from '../../debrief/back';
import { asCsv, asJson, toKeep } from '../../debrief/files';
import { momentsOf } from '../../debrief/replay';
import { t } from '../../i18n/debrief';
import { offered, type Scenario } from '../../rehearsal/scenarios';
import type { Millis, Remark } from '../../replica/types';
import { post } from '../parts/api';
import { Heading } from '../parts/Heading';
import { Asked } from './Asked';
import { asPng, asSvg, save } from './keeping';
import { inOrder, lasting, minuteOf } from './order';
import { Replay } from './Replay';
import { ON_THE_PAGE, Timeline } from './Timeline';

const TALK = ['talk_1', 'talk_2', 'talk_3', 'talk_4', 'talk_5'] as const;
const WIDEST = 1000;

interface Props {
  readonly id: string;
  /** The secret of the seat from which the meeting was seen. */
  readonly seat: string;
  readonly remarks: readonly Remark[];
  readonly onBack: () => void;
}

export function LookBack({ id, seat, remarks, onBack }: Props) {
  const [looking, setLooking] = useState<LookingBack | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    post('/api/debrief', { meeting: id, seat })
      .then((answer) => answer.json())
      .then(setLooking, (why: Error) => setProblem(why.message));
  }, []);
  return (
    <main class="page page--wide debrief">
      <div class="stack stack--close">
        <Heading>{t('title')}</Heading>
        <p>{t('lead')}</p>
      </div>
      <p class="problem" role="alert">
        {problem}
      </p>
      {looking ? (
        <Course id={id} looking={looking} remarks={remarks} />
      ) : (
        !problem && <p role="status">{t('loading')}</p>
      )}
      <p class="ways">
        <button type="button" class="button" onClick={onBack}>
          {t('back')}
        </button>
      </p>
    </main>
  );
}

interface CourseProps {
  readonly id: string;
  readonly looking: LookingBack;
  readonly remarks: readonly Remark[];
}

function Course({ id, looking: { debrief: back, frames }, remarks }: CourseProps) {
  const [at, go] = useState<Millis>(0);
  const moments = useMemo(() => momentsOf(frames), [frames]);
  const saw = back.people > 0;
  return (
    <>
      <section class="card stack">
        <h2>{t('course')}</h2>
        <p class="cap">{t(saw ? 'course_cap' : 'nothing_seen')}</p>
        {saw && <Drawn back={back} remarks={remarks} />}
        {saw && <Parts back={back} />}
      </section>
      <div class={saw ? 'cols' : undefined}>
        <section class="card stack">
          <h2>{t('order')}</h2>
          {saw && <p class="cap">{t('order_cap')}</p>}
          <ol class="happened">
            {inOrder(back, remarks).map(({ at: then, what, own }, i) => (
              <li key={`${then} ${i}`} class={own ? 'own' : undefined}>
                {saw ? (
                  <button
                    type="button"
                    class="button button--small"
                    onClick={() => go(Math.min(Math.max(0, then), back.length))}
                  >
                    {t('minute', { minute: minuteOf(then, back) })}
                  </button>
                ) : (
                  <span class="cap">{t('minute', { minute: minuteOf(then, back) })}</span>
                )}
                <span dir={own ? 'auto' : undefined}>{what}</span>
              </li>
            ))}
          </ol>
        </section>
        {saw && (
          <div class="stack stack--wide">
            <Replay id={id} back={back} moments={moments} at={at} go={go} />
            <Asked back={back} />
          </div>
        )}
      </div>
      {saw && (
        <div class="cols">
          <Talk rehearsal={moments[0]?.replica.meeting.rehearsal ?? ''} />
          <Keep back={back} />
        </div>
      )}
    </>
  );
}

/** First what the rehearsal, if it was one, would have us ask. */
function Talk({ rehearsal }: { rehearsal: string }) {
  const [scenario, setScenario] = useState<Scenario | undefined>();
  useEffect(() => {
    if (rehearsal === '') return;
    offered().then(
      (all) => setScenario(all.find(({ id }) => id === rehearsal)),
      // Then there are the questions that are for every meeting.
      () => {},
    );
  }, [rehearsal]);
  return (
    <section class="card stack" aria-label={t('talk')}>
      <h2>{t('talk')}</h2>
      {scenario && <p class="cap">{t('talk_about', { practises: scenario.practises })}</p>}
      <ul class="talk">
        {[...(scenario?.questions ?? []), ...TALK.map((each) => t(each))].map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ul>
    </section>
  );
}

/** As wide as there is room. */
function Drawn({ back, remarks }: { back: Debrief; remarks: readonly Remark[] }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const { current } = place;
    if (!current) return;
    const watch = new ResizeObserver(() => setWidth(Math.min(WIDEST, current.clientWidth)));
    watch.observe(current);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} class="timeline">
      {width > 0 && <Timeline back={back} remarks={remarks} width={width} paint={ON_THE_PAGE} />}
    </div>
  );
}

function Parts({ back }: { back: Debrief }) {
  const long = (millis: Millis) => lasting(millis, back.minute);
  return (
    <>
      <h3>{t('parts')}</h3>
      {back.blank[0] && <p class="cap">{t('parts_seen')}</p>}
      <ul>
        {back.parts.map(({ phase, title, planned, went }) => {
          const time = went.reduce((sum, { begins, ends }) => sum + ends - begins, 0);
          const meant = planned && long(planned.ends - planned.begins);
          return (
            <li key={phase} dir="auto">
              {meant === null
                ? time > 0
                  ? t('part_went', { title, went: long(time) })
                  : t('part_neither', { title })
                : time > 0
                  ? t('part_both', { title, planned: meant, went: long(time) })
                  : t(back.blank[0] ? 'part_unseen' : 'part_planned', { title, planned: meant })}
            </li>
          );
        })}
      </ul>
      <p class="cap">{t('people', { count: back.people })}</p>
    </>
  );
}

function Keep({ back: course }: { back: Debrief }) {
  const [problem, setProblem] = useState('');
  const back = toKeep(course, t('put_in'));
  const files = {
    as_svg: () => save('course.svg', asSvg(back), 'image/svg+xml'),
    as_png: () =>
      void asPng(asSvg(back)).then(
        (picture) => save('course.png', picture, 'image/png'),
        () => setProblem(t('no_picture')),
      ),
    as_json: () => save('course.json', asJson(back), 'application/json'),
    as_csv: () => save('course.csv', asCsv(back), 'text/csv'),
  };
  return (
    <section class="card stack">
      <h2>{t('keep')}</h2>
      <p class="cap">{t('keep_cap')}</p>
      <div class="wrap">
        {Object.entries(files).map(([label, keep]) => (
          <button key={label} type="button" class="button" onClick={keep}>
            {t(label as keyof typeof files)}
          </button>
        ))}
      </div>
      <p class="problem" role="alert">
        {problem}
      </p>
    </section>
  );
}

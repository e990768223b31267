import './strip.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/rehearsal';
import type { Meeting, TurnId } from '../replica/types';
import type { Problem } from '../screens/parts/api';
import { LinkCard } from '../screens/parts/LinkCard';
import { Sheet } from '../screens/parts/Sheet';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { leaving } from './leaving';
import { again, along, heardOnce, type Moment, moments, offered, type Scenario } from './scenarios';

interface Props {
  readonly id: string;
  /** By which scenario. */
  readonly scenario: string;
  readonly store: Store;
}

/** Above every screen of a rehearsal, always at the same height: that it is one, and what one hears. */
export function Strip({ id, scenario, store }: Props) {
  const [known, setKnown] = useState<Scenario | undefined>();
  const [opened, open] = useState(false);
  const said = useRef(new Map<string, TurnId>());
  const meeting = useValue(store.meeting);
  useEffect(() => {
    offered().then(
      (all) => setKnown(all.find((each) => each.id === scenario)),
      // Then it says that it is a rehearsal, and nothing more.
      () => {},
    );
  }, [scenario]);
  const heard = meeting && known ? heardOnce(said.current, meeting, known.characters) : '';
  const told = meeting?.again ? t('goes_on') : heard;
  const words = (
    <>
      <b>{t('here')}</b> {told || t('invented')}
    </>
  );
  return (
    <aside class="rehearsal" aria-label={t('about')}>
      {known && meeting ? (
        <button type="button" class="strip" onClick={() => open(true)}>
          <span>{words}</span>
        </button>
      ) : (
        <p class="strip">
          <span>{words}</span>
        </p>
      )}
      <p class="vh" aria-live="polite">
        {told}
      </p>
      {useValue(leaving) && <Leaving store={store} />}
      {opened && known && meeting && (
        <About
          id={id}
          known={known}
          meeting={meeting}
          heard={heard}
          store={store}
          onClose={() => open(false)}
        />
      )}
    </aside>
  );
}

/** Who leads and leaves gives up their seat, and with it the debrief. */
function Leaving({ store }: { readonly store: Store }) {
  const [problem, setProblem] = useState('');
  const stay = () => {
    leaving.value = false;
  };
  const fail = (why: unknown) => setProblem((why as Problem).message);
  return (
    <Sheet label={t('leaving')} onClose={stay}>
      <h2>{t('leaving')}</h2>
      <section class="effects effects--one">
        <button
          type="button"
          class="button"
          onClick={() => store.send({ type: 'end_meeting' }).then(stay, fail)}
        >
          <b>{t('to_goodbye')}</b>
          <small>{t('to_goodbye_cap')}</small>
        </button>
        <button type="button" class="button" onClick={() => store.leave().then(stay, fail)}>
          <b>{t('leave')}</b>
          <small>{t('leave_cap')}</small>
        </button>
      </section>
      <p class="problem" role="alert">
        {problem}
      </p>
    </Sheet>
  );
}

interface AboutProps {
  readonly id: string;
  readonly known: Scenario;
  readonly meeting: Meeting;
  readonly heard: string;
  readonly store: Store;
  readonly onClose: () => void;
}

function About({ id, known, meeting, heard, store, onClose }: AboutProps) {
  const [problem, setProblem] = useState('');
  const fail = (why: unknown) => setProblem((why as Problem).message);
  const leads = useValue(store.role) === 'facilitator';
  const goesOn = meeting.stage === 'running';
  const held = meeting.time.paused_at !== null;
  const ended = meeting.stage === 'ended';
  return (
    <Sheet label={t('about')} onClose={onClose}>
      <section class="stack stack--near">
        <h2>{known.title}</h2>
        <p>{known.practises}</p>
        <p class="cap">{t('minute_takes', { count: meeting.plan.minute / 1000 })}</p>
      </section>
      {meeting.again && (
        <section class="stack stack--near">
          <h3>{t('elsewhere')}</h3>
          <p>{t('elsewhere_cap')}</p>
          <button
            type="button"
            class="button"
            onClick={() => {
              along(id).then((other) => location.assign(`/m/${other}`), fail);
            }}
          >
            {t('come_along')}
          </button>
        </section>
      )}
      {heard && (
        <section class="stack stack--near">
          <h3>{t('heard')}</h3>
          <p class="prompt">{heard}</p>
        </section>
      )}
      {leads && goesOn && (
        <section class="effects effects--one">
          <button
            type="button"
            class="button"
            onClick={() => {
              store.send({ type: held ? 'resume_time' : 'pause_time' }).catch(fail);
            }}
          >
            <b>{t(held ? 'go_on' : 'hold')}</b>
            {!held && <small>{t('hold_cap')}</small>}
          </button>
        </section>
      )}
      {ended ? (
        <section class="stack stack--near">
          <h3>{t('questions')}</h3>
          <ul class="stack stack--near">
            {known.questions.map((question) => (
              <li key={question}>{question}</li>
            ))}
          </ul>
        </section>
      ) : (
        <section class="stack stack--near">
          <h3>{t('people')}</h3>
          {known.characters.map(({ name, about }) => (
            <p key={name}>
              <b>
                <bdi>{name}</bdi>
              </b>{' '}
              {about}
            </p>
          ))}
        </section>
      )}
      {leads && !ended && meeting.invites.participant && (
        <details class="fold">
          <summary>{t('others')}</summary>
          <div class="fold-in stack">
            <p class="cap">{t('others_cap')}</p>
            <LinkCard url={`${location.origin}/m/${id}#${meeting.invites.participant}`} />
          </div>
        </details>
      )}
      {leads && meeting.stage !== 'gathering' && <Again id={id} fail={fail} />}
      <p class="problem" role="alert">
        {problem}
      </p>
    </Sheet>
  );
}

/** Back to where a part began, or a turn, in a meeting of its own. */
function Again({ id, fail }: { id: string; fail: (why: unknown) => void }) {
  const [found, setFound] = useState<readonly Moment[] | null>(null);
  useEffect(() => {
    moments(id).then(setFound, fail);
  }, [id]);
  if (!found) return null;
  return (
    <section class="stack stack--near">
      <h3>{t('back')}</h3>
      <p class="cap">{t(found.length > 0 ? 'back_cap' : 'nothing_yet')}</p>
      {[...found].reverse().map(({ seq, phase, name }) => (
        <button
          key={seq}
          type="button"
          class="button"
          onClick={() => {
            again(id, seq).then((meeting) => location.assign(`/m/${meeting}`), fail);
          }}
        >
          {phase ? t('from_phase', { phase }) : t('from_turn', { name })}
        </button>
      ))}
    </section>
  );
}

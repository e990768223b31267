/** The observer's room on this hub, with the screens of two others beside it, and a bar above. */

import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../i18n/see';
import type { Problem } from '../screens/parts/api';
import { Heading } from '../screens/parts/Heading';
import { useValue } from '../signals/useValue';
import { keepOf, memory } from '../socket/keep';
import { type Store, storeOf } from '../socket/store';
import { browserWorld } from '../socket/world';
import { Screens, useScreens, Whose } from './Screens';
import { type Seeing, turn } from './seeing';
import { type Sight, sightOf } from './sight';

interface Props {
  readonly seeing: Seeing;
  readonly changed: (seeing: Seeing) => void;
  readonly over: () => void;
  readonly again: () => Promise<void>;
}

const PROBLEM_LASTS_MS = 7_000;
const ANSWERS_WITHIN_MS = 1_500;

export function Watching({ seeing, changed, over, again }: Props) {
  const [store] = useState(() => storeFor(seeing));
  const [moving, setMoving] = useState(false);
  const [problem, setProblem] = useState('');
  const screens = useScreens();
  const line = useValue(store.line);
  const meeting = useValue(store.meeting);
  const sight = sightOf(line, meeting);
  const names = { observer: '', ...seeing.names };

  useEffect(() => () => store.close(), [store]);
  const atDoor = line.state === 'door';
  const asked = useRef(false);
  useEffect(() => {
    if (!atDoor || asked.current) return;
    // Once only: when the line drops over it, the store asks again by itself.
    asked.current = true;
    store.join(t('visitor')).catch(over);
  }, [store, atDoor]);
  useEffect(() => {
    if (sight === 'over' && !moving) void leave(store).then(over);
  }, [store, sight, moving]);
  useEffect(() => {
    const timer = setTimeout(() => setProblem(''), PROBLEM_LASTS_MS);
    return () => clearTimeout(timer);
  }, [problem]);

  const pause = () => turn(seeing).then(changed, (why: Problem) => setProblem(why.message));
  const front = names[screens.front];
  const lookAgain = async () => {
    if (moving) return;
    setMoving(true);
    await leave(store);
    await again();
  };
  const close = () => leave(store).then(() => location.assign('/'));

  return (
    <div class="see">
      <header class="see-bar">
        <div class="vh">
          <Heading>{t('see')}</Heading>
        </div>
        <p role="status">
          {problem || <Said what={said(sight, seeing.waits, moving)} front={front} />}
        </p>
        {meeting && <Whose screens={screens} />}
        <div class="see-acts">
          {sight !== 'ended' && (
            <button type="button" class="button button--small" onClick={pause}>
              {t(seeing.waits ? 'go_on' : 'pause')}
            </button>
          )}
          <button type="button" class="button button--small" onClick={lookAgain}>
            {t('again')}
          </button>
          <button type="button" class="button button--small button--quiet" onClick={close}>
            {t('close')}
          </button>
        </div>
      </header>
      {meeting && <Screens seeing={seeing} names={names} screens={screens} />}
    </div>
  );
}

/** Narrow windows have one line for everything: what is seen, and whose screen is in front. */
function Said({ what, front }: { what: ReturnType<typeof said>; front: string }) {
  if (what !== 'running' || !front) return <>{t(what)}</>;
  return (
    <>
      <span class="only-desk">{t(what)}</span>
      <span class="only-phone">{t('try_it', { name: front })}</span>
    </>
  );
}

function said(sight: Sight, waits: boolean, moving: boolean) {
  if (moving || sight === 'opening' || sight === 'over') return 'starting';
  return sight === 'running' && waits ? 'waiting' : sight;
}

/** The visitor's own line, on a seat that nothing but this page knows. */
function storeFor({ meeting, invite, seats }: Seeing): Store {
  const keep = keepOf(meeting, () => seats.observer, memory(), memory());
  keep.invited(invite);
  return storeOf(meeting, browserWorld(), keep);
}

/** The rehearsal ends at once without observers. If the hub does not answer, it ends by itself. */
function leave(store: Store): Promise<void> {
  const soon = new Promise<void>((done) => setTimeout(done, ANSWERS_WITHIN_MS));
  return Promise.race([store.leave().catch(() => {}), soon]);
}

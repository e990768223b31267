/** A meeting, from the door to goodbye: which screen stands depends on the line and the meeting. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/line';
import { Door } from '../screens/door/Door';
import { later } from '../screens/parts/later';
import { Notice } from '../screens/parts/Notice';
import { onMyPhone } from '../screens/room/view/people';
import { useValue } from '../signals/useValue';
import { openStore, type Store } from '../socket/store';
import { diagnosable } from './diagnosing';
import { RoomPage } from './RoomPage';
import { ringFor, trySound } from './sounds';
import { sentenceOf } from './told';

const Outside = later('Outside', () => import('./Outside'));
const Strip = later('Strip', () => import('../rehearsal/Strip'));
const Ended = later('Ended', () => import('./Ended'));
const Over = later('Over', () => import('./Over'));
const Threshold = later('Threshold', () => import('../screens/ours/Threshold'));
const TablePage = later('TablePage', () => import('./TablePage'));

interface Props {
  readonly id: string;
  readonly open?: (id: string) => Store;
  /** A screen in the middle of the room, which nobody presses. */
  readonly table?: boolean;
}

export function MeetingPage(props: Props) {
  const { id, open = openStore } = props;
  const [store] = useState(() => open(id));
  const meeting = useValue(store.meeting);
  const door = useValue(store.door);
  const rehearsal = (meeting ?? door?.meeting)?.rehearsal;
  return (
    <>
      {rehearsal && <Strip id={id} scenario={rehearsal} store={store} />}
      <Page {...props} store={store} />
    </>
  );
}

function Page({ id, table = false, store }: Props & { readonly store: Store }) {
  useEffect(() => ringFor(store, table), []);
  useEffect(() => diagnosable(store), []);
  const [late, setLate] = useState(false);
  const line = useValue(store.line);
  const meeting = useValue(store.meeting);
  const door = useValue(store.door);
  const title = (meeting ?? door?.meeting)?.about.title;
  const turn = meeting?.floor.turn;
  const me = useValue(store.me);
  const mine = !table && turn != null && turn.member === me?.id;
  const speaks = meeting && turn && me && onMyPhone(meeting, { member: me.id });
  const lit = table || speaks?.includes(turn?.member ?? 0);
  useEffect(() => (lit ? staysLit() : undefined), [lit]);
  useEffect(() => {
    document.title = [mine && t.your_turn, title, 'Circlekeeper'].filter(Boolean).join(' · ');
  }, [title, mine]);

  if (line.state === 'closed') return <Over reason={line.reason} store={store} id={id} />;
  if (meeting) {
    if (table && meeting.stage !== 'ended') return <TablePage store={store} meeting={meeting} />;
    if (meeting.stage === 'ended') return <Ended store={store} meeting={meeting} id={id} />;
    // Nobody is known, not even oneself: that is all there is to see while the curtain is drawn.
    if (!me) return <Outside store={store} meeting={meeting} />;
    return late && meeting.stage === 'running' ? (
      <Threshold meeting={meeting} enter={() => setLate(false)} />
    ) : (
      <RoomPage store={store} meeting={meeting} id={id} />
    );
  }
  if (door) {
    return (
      <Door
        meeting={door.meeting}
        id={id}
        now={store.now()}
        invite={store.invite()}
        role={door.role}
        lineIsDown={line.state !== 'door'}
        toSeat={store.seatIsKept() ? store.toSeat : null}
        trySound={trySound}
        sit={(name, welcome) => {
          setLate(door.meeting.stage === 'running');
          return store.join(name).then(() => {
            if (welcome !== null) {
              store.send({ type: 'answer_observers', welcome }).catch(() => {});
            }
            return '';
          }, sentenceOf);
        }}
      />
    );
  }
  return line.state === 'lost' ? (
    <Notice title={t.unreachable} text={t.unreachable_cap}>
      <button type="button" class="button" onClick={store.check}>
        {t.try_now}
      </button>
    </Notice>
  ) : (
    <Notice title={t.one_moment} text={t.opening} />
  );
}

/** The screen, while somebody speaks who holds it, or while everyone looks at it. */
function staysLit(): () => void {
  const staying = import('./awake').then(
    (awake) => awake.stayAwake(),
    // Then it sleeps as usual.
    () => undefined,
  );
  return () => void staying.then((sleep) => sleep?.());
}

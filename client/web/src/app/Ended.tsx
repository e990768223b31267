import { useState } from 'preact/hooks';
import type { Meeting } from '../replica/types';
import { Goodbye } from '../screens/goodbye/Goodbye';
import { later } from '../screens/parts/later';
import type { Actions } from '../screens/room/actions';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { sentenceOf } from './told';

const LookBack = later('LookBack', () => import('../screens/debrief/LookBack'));
const LookBackOffer = later('LookBackOffer', () => import('../screens/debrief/Offer'));
const Aftercare = later('Aftercare', () => import('../screens/goodbye/Aftercare'));
const Afterwards = later('Afterwards', () => import('../screens/goodbye/Afterwards'));
const GoingOn = later('GoingOn', () => import('../screens/goodbye/GoingOn'));
const SaidLines = later('SaidLines', () => import('../screens/ours/ForMe'));
const Erase = later('Erase', () => import('../screens/drawer/Erase'));
const Series = later('Series', () => import('../screens/drawer/Series'));
const WhenAndWhere = later('WhenAndWhere', () => import('../screens/drawer/WhenAndWhere'));

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
  readonly id: string;
}

/** The meeting has ended; facilitators can still say when the next is, or have it forgotten at once. */
export function Ended({ store, meeting, id }: Props) {
  const [problem, setProblem] = useState('');
  const [looking, setLooking] = useState(false);
  const role = useValue(store.role) ?? 'participant';
  const seat = role === 'participant' ? null : store.seat();
  const me = useValue(store.me);
  const send: Actions['send'] = (command) =>
    store.send(command).then(
      () => true,
      (why) => {
        setProblem(sentenceOf(why));
        return false;
      },
    );
  const asked = meeting.going_on[0];
  if (looking && seat) {
    return (
      <LookBack id={id} seat={seat} remarks={meeting.remarks} onBack={() => setLooking(false)} />
    );
  }
  return (
    <Goodbye id={id} meeting={meeting} left={false} now={store.now()}>
      {me && (meeting.shown[0] || meeting.own_cards[0]) && (
        <SaidLines meeting={meeting} me={{ member: me.id, role }} send={send} />
      )}
      {asked && <GoingOn asked={asked} send={send} />}
      {seat && <LookBackOffer open={() => setLooking(true)} />}
      <Afterwards
        meeting={meeting}
        me={me?.id ?? 0}
        leave={() => {
          store.leave().catch((why) => setProblem(sentenceOf(why)));
        }}
      />
      {role === 'facilitator' && (
        <>
          {meeting.series && <Series meeting={meeting} id={id} me={me?.id ?? 0} send={send} />}
          <Aftercare meeting={meeting} />
          <WhenAndWhere about={meeting.about} stage={meeting.stage} now={store.now()} send={send} />
          <Erase send={send} />
        </>
      )}
      <p class="problem" role="alert">
        {problem}
      </p>
    </Goodbye>
  );
}

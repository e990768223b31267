import { useState } from 'preact/hooks';
import type { Meeting } from '../replica/types';
import { Goodbye } from '../screens/goodbye/Goodbye';
import { later } from '../screens/parts/later';
import type { Actions } from '../screens/room/actions';
import { onTheBench } from '../screens/room/view/people';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { sentenceOf } from './told';

const LookBack = later('LookBack', () => import('../screens/debrief/LookBack'));
const BackAgain = later('BackAgain', () => import('../screens/debrief/Offer'));
const GiveUp = later('GiveUp', () => import('../screens/debrief/Offer'));
const LookBackOffer = later('LookBackOffer', () => import('../screens/debrief/Offer'));
const Aftercare = later('Aftercare', () => import('../screens/goodbye/Aftercare'));
const Afterwards = later('Afterwards', () => import('../screens/goodbye/Afterwards'));
const GoingOn = later('GoingOn', () => import('../screens/goodbye/GoingOn'));
const Observers = later('Observers', () => import('../screens/observing/Consent'));
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
  const [gone, setGone] = useState(false);
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
  const leave = () => {
    store.leave().catch((why) => setProblem(sentenceOf(why)));
  };
  if (looking && seat) {
    return (
      <LookBack id={id} seat={seat} remarks={meeting.remarks} onBack={() => setLooking(false)} />
    );
  }
  const offer = seat && <LookBackOffer open={() => setLooking(true)} />;
  const said = (
    <p class="problem" role="alert">
      {problem}
    </p>
  );
  if (gone || !me) {
    return (
      <Goodbye id={id} meeting={meeting} form={gone ? 'gone' : 'drawn'} now={store.now()}>
        {offer}
        {gone ? <BackAgain /> : <GiveUp leave={leave} />}
        {said}
      </Goodbye>
    );
  }
  /** Whoever may look back keeps the seat, and nothing of theirs goes with them. */
  const go = () => {
    store.close();
    setGone(true);
  };
  const asked = meeting.going_on[0];
  return (
    <Goodbye id={id} meeting={meeting} form="thanks" now={store.now()}>
      {(meeting.shown[0] || meeting.own_cards[0]) && (
        <SaidLines meeting={meeting} me={{ member: me.id, role }} send={send} />
      )}
      {asked && <GoingOn asked={asked} send={send} />}
      {offer}
      <Afterwards meeting={meeting} me={me.id} leave={seat ? go : leave} />
      {role !== 'observer' && meeting.observing.welcome && onTheBench(meeting)[0] && (
        <div class="card">
          <Observers meeting={meeting} me={{ member: me.id, role }} send={send} />
        </div>
      )}
      {role === 'facilitator' && (
        <>
          {meeting.series && <Series meeting={meeting} id={id} me={me.id} send={send} />}
          <Aftercare meeting={meeting} />
          <WhenAndWhere about={meeting.about} stage={meeting.stage} now={store.now()} send={send} />
          <Erase send={send} />
        </>
      )}
      {seat && <GiveUp leave={leave} />}
      {said}
    </Goodbye>
  );
}

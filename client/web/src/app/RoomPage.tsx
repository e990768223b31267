/** The room, kept in step with the store: what is shown is decided by pure functions. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { t as words } from '../i18n/parts';
import { leaving } from '../rehearsal/leaving';
import type { AnyCommand, Meeting, MemberId } from '../replica/types';
import { later } from '../screens/parts/later';
import type { Actions } from '../screens/room/actions';
import { More } from '../screens/room/More';
import { type Open, RoomScreen, type SheetName } from '../screens/room/RoomScreen';
import { useWide } from '../screens/room/useWide';
import { isBesideMe, type Me, onMyPhone } from '../screens/room/view/people';
import { type Screen, screenOf } from '../screens/room/view/screen';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { useMemory } from './memory';
import { useMoments } from './moments';
import { trySound, useSounds } from './sounds';
import { onOtherTab } from './tabs';
import { sentenceOf, useTold } from './told';

const DrawerSheet = later('DrawerSheet', () => import('../screens/drawer/Drawer'));
const DrawerBeside = later('DrawerBeside', () => import('../screens/drawer/Drawer'));
const Beginning = later('Beginning', () => import('../screens/drawer/Beginning'));
const Beside = later('Beside', () => import('../screens/room/Beside'));
const GuidanceAbove = later('GuidanceAbove', () => import('../screens/room/Guidance'));

const Care = later('Care', () => import('../screens/care/Care'));
const CareTap = later('CareTap', () => import('../screens/care/CareTap'));
const Dropped = later('Dropped', () => import('../screens/care/Dropped'));
const Asked = later('Asked', () => import('../screens/observing/Consent'));
const Observers = later('Observers', () => import('../screens/observing/Consent'));
const Companions = later('Companions', () => import('../screens/room/Companions'));
const Kinds = later('Kinds', () => import('../screens/room/Kinds'));
const NotesSheet = later('NotesSheet', () => import('../screens/observing/Notes'));
const News = later('News', () => import('../screens/door/News'));
const PassOn = later('PassOn', () => import('../screens/room/PassOn'));
const Pause = later('Pause', () => import('../screens/room/Pause'));
const OurCircle = later('OurCircle', () => import('../screens/ours/OurCircle'));
const Helps = later('Helps', () => import('../screens/ours/Helps'));
const ForMe = later('ForMe', () => import('../screens/ours/ForMe'));
const ForMeSheet = later('ForMeSheet', () => import('../screens/ours/ForMe'));

type InNumbers = typeof import('../screens/room/view/numbers').timeInNumbers;

const TIME_SHOWN_MS = 10_000;

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
  readonly id: string;
}

export function RoomPage({ store, meeting, id }: Props) {
  const [told, tell] = useTold();
  const [looked, setLooked] = useState(false);
  const actions = useMemo(() => actionsOf(store, tell, () => setLooked(true)), [store]);
  const moment = useMoments(store.now);
  const [askedUntil, setAskedUntil] = useState(0);
  const [inNumbers, setInNumbers] = useState<InNumbers | null>(null);
  const askTime = () => {
    setAskedUntil(store.now() + TIME_SHOWN_MS);
    if (inNumbers) return;
    import('../screens/room/view/numbers').then(
      (numbers) => setInNumbers(() => numbers.timeInNumbers),
      () => tell(words.part_missing),
    );
  };

  const seat = useValue(store.me);
  const me: Me = { member: seat?.id ?? 0, role: useValue(store.role) ?? 'participant' };
  useEffect(() => onOtherTab(id, me.member, () => tell(words.other_tab)), [id, me.member]);
  const wide = useWide();
  const now = Math.max(moment, store.now());
  const connection = useValue(store.line).state === 'live' ? 'live' : 'lost';
  const numbers = inNumbers && now < askedUntil ? inNumbers(meeting, now) : null;
  const memory = useMemory(meeting, me, now);
  const sounds = useSounds(meeting, me.member);
  const beyond = { ...memory, numbers, sounds, looked };
  const seen = screenOf(meeting, me, now, connection, beyond);
  // A refusal is said instead of the usual words, for a moment.
  const screen: Screen = told
    ? { ...seen, status: { look: 'told', first: told, second: null } }
    : seen;
  const { send } = actions;
  const { turn, mode } = meeting.floor;
  const handedOn = turn && isBesideMe(meeting, me, turn.member) ? turn.id : null;
  // Whoever sits beside me has the phone in their hands now.
  useEffect(() => {
    if (!screen.alone || handedOn) setLooked(false);
  }, [screen.alone === null, handedOn]);

  const holder = mode === 'piece' && turn && screen.acts.pass ? turn : null;
  const holdsHere = holder && onMyPhone(meeting, me).includes(holder.member) ? holder : null;
  const offer =
    holdsHere &&
    ((to: number) => {
      const other = holdsHere.member === me.member ? undefined : holdsHere.member;
      if (to !== holdsHere.member) void send({ type: 'pass_piece', turn: holdsHere.id, to }, other);
    });

  const keeps = me.role === 'facilitator';
  const observes = me.role === 'observer';
  const { observing } = meeting;
  const asks = observing.welcome && !observes;
  const drawer = { meeting, meetingId: id, me: me.member, now, send };
  const sheet = (name: SheetName, onClose: () => void, open: Open) => {
    switch (name) {
      case 'kinds':
        return <Kinds meeting={meeting} me={me} send={send} onClose={onClose} />;
      case 'bell':
        return <Pause minutes={meeting.floor.customs.bell_minutes} send={send} onClose={onClose} />;
      case 'piece':
        return offer && <PassOn seats={screen.seats} offer={offer} onClose={onClose} />;
      case 'care':
        return (
          <Care meeting={meeting} me={me.member} leads={keeps} send={send} onClose={onClose} />
        );
      case 'drawer':
        return <DrawerSheet {...drawer} open={open} onClose={onClose} />;
      case 'said':
        return <ForMeSheet meeting={meeting} me={me} send={send} open={open} onClose={onClose} />;
      case 'notes':
        return <NotesSheet meeting={meeting} send={send} onClose={onClose} />;
      case 'ours':
        return <OurCircle meeting={meeting} me={me} send={send} onClose={onClose} />;
      case 'more':
        return (
          <More
            meeting={meeting}
            open={open}
            name={seat ? seat.name : ''}
            now={now}
            actions={actions}
            trySound={trySound}
            table={keeps ? `/m/${id}/table` : undefined}
            companions={
              observes
                ? undefined
                : () => <Companions meeting={meeting} me={me.member} send={send} />
            }
            observers={asks && <Observers meeting={meeting} me={me} send={send} />}
            onClose={onClose}
          />
        );
    }
  };
  const gathers = meeting.stage === 'gathering';
  const unanswered = asks && !observing.answers.length;
  const above = (open: Open) => (
    <>
      {unanswered && <Asked meeting={meeting} me={me} send={send} />}
      {keeps && <Dropped meeting={meeting} now={now} send={send} />}
      {meeting.about.called_off ? (
        <News meeting={meeting} />
      ) : keeps && gathers && meeting.time.fixed_end ? (
        <Beginning meeting={meeting} now={now} />
      ) : (
        observes && !wide && <GuidanceAbove meeting={meeting} open={open} />
      )}
      {gathers && !observes && !unanswered && !meeting.own_cards[0] && (
        <Helps open={() => open('ours')} />
      )}
    </>
  );
  return (
    <RoomScreen
      screen={screen}
      actions={actions}
      askTime={askTime}
      timeAsked={numbers !== null}
      beside={(open) =>
        wide &&
        (keeps ? (
          <DrawerBeside {...drawer} open={open} />
        ) : (
          <Beside
            screen={screen}
            meeting={meeting}
            observes={observes}
            now={now}
            send={send}
            open={open}
          />
        ))
      }
      above={above}
      corner={(open) => (
        <>
          {((keeps && !wide) || meeting.shown[0] || meeting.own_cards[0]) && (
            <ForMe meeting={meeting} me={me} drawer={keeps && !wide} open={() => open('said')} />
          )}
          {screen.leads && (
            <CareTap paused={meeting.bell?.until === null} send={send} open={() => open('care')} />
          )}
        </>
      )}
      offer={offer ?? undefined}
      sheet={sheet}
      drawer={keeps}
    />
  );
}

function actionsOf(store: Store, tell: (sentence: string) => void, look: () => void): Actions {
  return {
    send: (command: AnyCommand, actingFor?: MemberId) =>
      store.send(command, actingFor).then(
        () => true,
        (why) => {
          tell(sentenceOf(why));
          return false;
        },
      ),
    look,
    retry: () => store.check(),
    leave: () => {
      const { rehearsal, stage } = store.meeting.value ?? {};
      if (rehearsal && stage === 'running' && store.role.value === 'facilitator') {
        leaving.value = true;
        return;
      }
      store.leave().catch((why) => tell(sentenceOf(why)));
    },
  };
}

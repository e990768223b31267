/** The room, kept in step with the store: what is shown is decided by pure functions. */

import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { t as words } from '../i18n/parts';
import type { AnyCommand, Meeting, MemberId } from '../replica/types';
import type { Actions } from '../screens/room/actions';
import { Beside } from '../screens/room/Beside';
import { More } from '../screens/room/More';
import { RoomScreen } from '../screens/room/RoomScreen';
import { emptyChairs, type LeftSeat } from '../screens/room/view/left';
import { type Screen, screenOf } from '../screens/room/view/screen';
import { sound } from '../screens/settings';
import type { Store } from '../socket/store';
import { onKeys } from './keys';
import { later } from './later';
import { useMoments } from './moments';
import { bells, trySound } from './sounds';
import { onOtherTab } from './tabs';
import { sentenceOf, type Told, toldOf } from './told';

const DrawerSheet = later(() =>
  import('../screens/drawer/Drawer').then(({ DrawerSheet }) => DrawerSheet),
);
const DrawerBeside = later(() =>
  import('../screens/drawer/Drawer').then(({ DrawerBeside }) => DrawerBeside),
);

const TIME_SHOWN_MS = 10_000;

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
  readonly id: string;
}

export function RoomPage({ store, meeting, id }: Props) {
  const [told] = useState(toldOf);
  const actions = useMemo(() => actionsOf(store, told), [store, told]);
  const moment = useMoments(store.now);
  const [askedUntil, setAskedUntil] = useState(0);
  const askTime = () => setAskedUntil(store.now() + TIME_SHOWN_MS);

  const seat = store.me.value;
  const me = { member: seat?.id ?? 0, role: store.role.value ?? 'participant' };
  useEffect(
    () => onOtherTab(id, me.member, () => told.tell(words('other_tab'))),
    [id, me.member, told],
  );
  const now = Math.max(moment.value, store.now());
  const connection = store.line.value.state === 'live' ? 'live' : 'lost';
  const timeAsked = now < askedUntil;
  const chairs = useEmptyChairs(meeting, now);
  const sounds = sound.value && bells.ready.value;
  const seen = screenOf(meeting, me, now, connection, { timeAsked, sounds, chairs });
  const screen = withTold(seen, told);
  useLayoutEffect(
    () =>
      onKeys((key) => {
        if (key === 't') return askTime();
        const command = screen.acts.keys[key];
        if (command) void actions.send(command);
      }),
    [store, actions, screen.acts],
  );

  const keeps = me.role === 'facilitator';
  const drawer = keeps ? { meeting, meetingId: id, me: me.member, now, send: actions.send } : null;
  return (
    <RoomScreen
      screen={screen}
      actions={actions}
      askTime={askTime}
      timeAsked={timeAsked}
      beside={
        drawer ? (
          <DrawerBeside {...drawer} />
        ) : (
          <Beside screen={screen} meeting={meeting} now={now} />
        )
      }
      more={(close) => (
        <More
          meeting={meeting}
          name={seat ? seat.name : ''}
          now={now}
          actions={actions}
          trySound={trySound}
          onClose={close}
        />
      )}
      drawer={drawer && ((close) => <DrawerSheet {...drawer} onClose={close} />)}
    />
  );
}

function useEmptyChairs(meeting: Meeting, now: number): readonly LeftSeat[] {
  const known = useRef({ meeting, chairs: [] as readonly LeftSeat[] });
  const chairs = emptyChairs(known.current.chairs, known.current.meeting, meeting, now);
  known.current = { meeting, chairs };
  return chairs;
}

/** A refusal is said instead of the usual words, for a moment. */
function withTold(screen: Screen, told: Told): Screen {
  const first = told.now.value;
  return first ? { ...screen, status: { look: 'told', first, second: null } } : screen;
}

function actionsOf(store: Store, told: Told): Actions {
  return {
    send: (command: AnyCommand, actingFor?: MemberId) =>
      store.send(command, actingFor).then(
        () => true,
        (why) => {
          told.tell(sentenceOf(why));
          return false;
        },
      ),
    retry: () => store.check(),
    leave: () => {
      store.leave().catch((why) => told.tell(sentenceOf(why)));
    },
  };
}

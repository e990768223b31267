/** A screen in the middle of the room: the circle, large, for everyone; nothing to press, nothing private. */

import { useEffect } from 'preact/hooks';
import type { Meeting } from '../replica/types';
import { TableScreen } from '../screens/room/TableScreen';
import { screenOf } from '../screens/room/view/screen';
import { NOBODY } from '../screens/room/view/status';
import { sound } from '../screens/settings';
import type { Store } from '../socket/store';
import { useMemory } from './memory';
import { useMoments } from './moments';
import { bells } from './sounds';

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
}

const EVERYONE = { member: NOBODY, role: 'observer' } as const;

export function TablePage({ store, meeting }: Props) {
  const moment = useMoments(store.now);
  useEffect(stayingAwake, []);
  const now = Math.max(moment.value, store.now());
  const memory = useMemory(meeting, EVERYONE, now);
  const connection = store.line.value.state === 'live' ? 'live' : 'lost';
  const sounds = sound.value && bells.ready.value;
  const screen = screenOf(meeting, EVERYONE, now, connection, { ...memory, sounds });
  const silent = sound.value && !bells.ready.value;
  return <TableScreen screen={screen} unlock={silent ? bells.unlock : null} />;
}

/** Keeps the screen lit while the page is shown, where the browser can. Returns how to let it sleep. */
function stayingAwake(): (() => void) | undefined {
  if (!('wakeLock' in navigator)) return undefined;
  let lock: WakeLockSentinel | null = null;
  let over = false;
  const ask = () => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock.request('screen').then(
      (given) => {
        lock = given;
        if (over) void given.release();
      },
      // Batteries that are low say no: the screen then sleeps as usual.
      () => {},
    );
  };
  ask();
  document.addEventListener('visibilitychange', ask);
  return () => {
    over = true;
    document.removeEventListener('visibilitychange', ask);
    void lock?.release();
  };
}

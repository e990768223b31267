/** A screen in the middle of the room: the circle, large, for everyone; nothing to press, nothing private. */

import type { Meeting } from '../replica/types';
import { TableScreen } from '../screens/room/TableScreen';
import { screenOf } from '../screens/room/view/screen';
import { NOBODY } from '../screens/room/view/status';
import { sound } from '../screens/settings';
import { useValue } from '../signals/useValue';
import type { Store } from '../socket/store';
import { useMemory } from './memory';
import { useMoments } from './moments';
import { bells, useSounds } from './sounds';

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
}

const EVERYONE = { member: NOBODY, role: 'observer' } as const;

export function TablePage({ store, meeting }: Props) {
  const now = Math.max(useMoments(store.now), store.now());
  const memory = useMemory(meeting, EVERYONE, now);
  const connection = useValue(store.line).state === 'live' ? 'live' : 'lost';
  const sounds = useSounds(meeting, NOBODY);
  const screen = screenOf(meeting, EVERYONE, now, connection, { ...memory, sounds });
  const wanted = useValue(sound);
  const ready = useValue(bells.ready);
  return <TableScreen screen={screen} unlock={wanted && !ready ? bells.unlock : null} />;
}

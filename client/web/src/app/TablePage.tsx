/** A screen in the middle of the room: the circle, large, for everyone; nothing to press, nothing private. */

import type { Meeting } from '../replica/types';
import { TableScreen } from '../screens/room/TableScreen';
import { screenOf } from '../screens/room/view/screen';
import { NOBODY } from '../screens/room/view/status';
import { sound } from '../screens/settings';
import type { Store } from '../socket/store';
import { useMemory } from './memory';
import { useMoments } from './moments';
import { bells, canBeHeard } from './sounds';

interface Props {
  readonly store: Store;
  readonly meeting: Meeting;
}

const EVERYONE = { member: NOBODY, role: 'observer' } as const;

export function TablePage({ store, meeting }: Props) {
  const moment = useMoments(store.now);
  const now = Math.max(moment.value, store.now());
  const memory = useMemory(meeting, EVERYONE, now);
  const connection = store.line.value.state === 'live' ? 'live' : 'lost';
  const sounds = canBeHeard(store, meeting);
  const screen = screenOf(meeting, EVERYONE, now, connection, { ...memory, sounds });
  const silent = sound.value && !bells.ready.value;
  return <TableScreen screen={screen} unlock={silent ? bells.unlock : null} />;
}

/** A meeting, from the door to goodbye: which screen stands depends on the line and the meeting. */

import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/goodbye';
import { Door } from '../screens/door/Door';
import { Goodbye } from '../screens/goodbye/Goodbye';
import { Notice } from '../screens/parts/Notice';
import { type Line, openStore, type Store } from '../socket/store';
import { Ended } from './Ended';
import { RoomPage } from './RoomPage';
import { ringFor, trySound } from './sounds';
import { sentenceOf } from './told';

export function MeetingPage({ id }: { id: string }) {
  const [store] = useState(() => openStore(id));
  useEffect(() => ringFor(store), []);
  const line = store.line.value;
  const meeting = store.meeting.value;
  const door = store.door.value;
  const title = (meeting ?? door?.meeting)?.about.title;
  const mine = meeting?.floor.turn?.member === store.me.value?.id && meeting?.floor.turn != null;
  useEffect(() => {
    document.title = [mine && t('your_turn'), title, 'Circlekeeper'].filter(Boolean).join(' · ');
  }, [title, mine]);

  if (line.state === 'closed') return <Closed reason={line.reason} store={store} />;
  if (meeting) {
    return meeting.stage === 'ended' ? (
      <Ended store={store} meeting={meeting} />
    ) : (
      <RoomPage store={store} meeting={meeting} id={id} />
    );
  }
  if (door) {
    return (
      <Door
        meeting={door.meeting}
        role={door.role}
        lineIsDown={line.state !== 'door'}
        trySound={trySound}
        sit={(name) => store.join(name).then(() => '', sentenceOf)}
      />
    );
  }
  return line.state === 'lost' ? (
    <Notice title={t('unreachable')} text={t('unreachable_cap')}>
      <button type="button" class="button" onClick={store.check}>
        {t('try_now')}
      </button>
    </Notice>
  ) : (
    <Notice title={t('one_moment')} text={t('opening')} />
  );
}

type Reason = Extract<Line, { state: 'closed' }>['reason'];

/** The line is down for good: why, and what can be done. */
function Closed({ reason, store }: { reason: Reason; store: Store }) {
  switch (reason) {
    case 'left':
      return <Goodbye meeting={store.meeting.value} left now={store.now()} />;
    case 'no_link':
      return <Notice title={t('no_link')} text={t('no_link_cap')} />;
    case 'no_entry':
      return <Notice title={t('no_entry')} text={t('no_entry_cap')} />;
    case 'removed':
      return <Notice title={t('removed')} text={t('removed_cap')} />;
    case 'erased':
      return <Notice title={t('erased')} text={t('erased_cap')} />;
    case 'reload':
      return <Reload title={t('reload')} text={t('reload_cap')} />;
    default:
      return <Reload title={t('fault')} text={t('fault_cap')} />;
  }
}

function Reload({ title, text }: { title: string; text: string }) {
  return (
    <Notice title={title} text={text}>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t('reload_do')}
      </button>
    </Notice>
  );
}

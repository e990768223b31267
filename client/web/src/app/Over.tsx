/** The line is down for good: why, and what can be done. */

import { t } from '../i18n/goodbye';
import { t as words } from '../i18n/parts';
import { Goodbye } from '../screens/goodbye/Goodbye';
import { Brand } from '../screens/parts/Brand';
import { Notice } from '../screens/parts/Notice';
import { ToFirstPage } from '../screens/parts/ToFirstPage';
import type { Line, Store } from '../socket/store';

interface Props {
  readonly reason: Extract<Line, { state: 'closed' }>['reason'];
  readonly store: Store;
  readonly id: string;
}

export function Over({ reason, store, id }: Props) {
  switch (reason) {
    case 'left':
      return <Goodbye id={id} meeting={store.meeting.value} form="left" now={store.now()} />;
    case 'no_link':
    case 'no_entry':
    case 'removed':
    case 'erased':
      return <NoMeeting reason={reason} store={store} />;
    default:
      return <Reload why={reason === 'reload' ? 'reload' : 'fault'} />;
  }
}

const CAPS = {
  no_link: 'no_link_cap',
  no_entry: 'no_entry_cap',
  removed: 'removed_cap',
  erased: 'erased_cap',
  reload: 'reload_cap',
  fault: 'fault_cap',
} as const;

/** Nothing here opens the meeting any more. */
function NoMeeting({ reason, store }: { reason: keyof typeof CAPS; store: Store }) {
  return (
    <Notice brand={<Brand />} title={t(reason)} text={t(CAPS[reason])}>
      {store.seatIsKept() && (
        <button type="button" class="button" onClick={store.toSeat}>
          {words.to_seat}
        </button>
      )}
      <ToFirstPage />
    </Notice>
  );
}

function Reload({ why }: { why: 'reload' | 'fault' }) {
  return (
    <Notice title={t(why)} text={t(CAPS[why])}>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t('reload_do')}
      </button>
    </Notice>
  );
}

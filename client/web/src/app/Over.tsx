/** Nothing here opens the meeting any more. */

import { t } from '../i18n/goodbye';
import { t as words } from '../i18n/parts';
import { Goodbye } from '../screens/goodbye/Goodbye';
import { Brand } from '../screens/parts/Brand';
import { Notice, ToFirstPage } from '../screens/parts/Notice';
import type { Store } from '../socket/store';

const CAPS = {
  no_link: 'no_link_cap',
  no_entry: 'no_entry_cap',
  removed: 'removed_cap',
  erased: 'erased_cap',
} as const;

interface Props {
  readonly reason: keyof typeof CAPS | 'left';
  readonly store: Store;
}

export function Over({ reason, store }: Props) {
  if (reason === 'left') {
    return <Goodbye meeting={store.meeting.value} left now={store.now()} />;
  }
  return (
    <Notice brand={<Brand />} title={t(reason)} text={t(CAPS[reason])}>
      {store.seatIsKept() && (
        <button type="button" class="button" onClick={store.toSeat}>
          {words('to_seat')}
        </button>
      )}
      <ToFirstPage />
    </Notice>
  );
}

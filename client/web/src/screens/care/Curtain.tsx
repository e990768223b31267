import { t } from '../../i18n/curtain';
import type { Meeting } from '../../replica/types';
import { Notice } from '../parts/Notice';

/** For observers, while the meeting pauses: nothing is hidden here, since nothing arrives. */
export function Curtain({ meeting, leave }: { meeting: Meeting; leave: () => void }) {
  return (
    <Notice brand={<p class="cap">{meeting.about.title}</p>} title={t('title')} text={t('cap')}>
      <button type="button" class="button" onClick={leave}>
        {t('leave')}
      </button>
    </Notice>
  );
}

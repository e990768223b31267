import { t } from '../../i18n/bench';
import type { Meeting } from '../../replica/types';
import { Hints } from './Hints';
import type { Open } from './RoomScreen';
import { activePhases } from './view/course';

/** The same above the buttons, where nothing stands beside the circle. */
export function GuidanceAbove({ meeting, open }: { meeting: Meeting; open: Open }) {
  return (
    <div class="card stack stack--close only-phone">
      <Noticed meeting={meeting} />
      <button type="button" class="button" onClick={() => open('notes')}>
        {t('guidance_and_notes')}
      </button>
    </div>
  );
}

/** For those who learn by watching: a question to carry through this part, and what whoever leads attends to. */
export function Guidance({ meeting }: { meeting: Meeting }) {
  return (
    <>
      <Noticed meeting={meeting} />
      <Hints meeting={meeting} open />
    </>
  );
}

function Noticed({ meeting }: { meeting: Meeting }) {
  const [active] = activePhases(meeting);
  const kind = active && !meeting.course.aside ? active.phase.kind : null;
  return (
    <>
      <h2 class="h3">{t('notice_title')}</h2>
      <p>{kind ? t(`notice_${kind}`) : t('notice_cap')}</p>
    </>
  );
}

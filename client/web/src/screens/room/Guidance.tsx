import { t } from '../../i18n/bench';
import type { Meeting } from '../../replica/types';
import { Hints } from './Hints';
import { activePhases } from './view/course';

/** The same above the buttons, where nothing stands beside the circle. */
export function GuidanceAbove({ meeting }: { meeting: Meeting }) {
  return (
    <div class="card stack stack--close only-phone">
      <Guidance meeting={meeting} />
    </div>
  );
}

/** For those who learn by watching: a question to carry through this part. */
export function Guidance({ meeting }: { meeting: Meeting }) {
  const [active] = activePhases(meeting);
  const kind = active && !meeting.course.aside ? active.phase.kind : null;
  return (
    <>
      <h2 class="h3">{t('notice_title')}</h2>
      <p>{kind ? t(`notice_${kind}`) : t('notice_cap')}</p>
      <Hints meeting={meeting} />
    </>
  );
}

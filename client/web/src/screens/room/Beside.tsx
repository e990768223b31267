import { t as about } from '../../i18n/about';
import { t } from '../../i18n/room';
import type { Meeting } from '../../replica/types';
import { Facts, Forgotten } from '../parts/Facts';
import { Say } from '../parts/Say';
import { kindNote } from './Spoken';
import type { Screen } from './view/screen';

interface Props {
  readonly screen: Screen;
  readonly meeting: Meeting;
  readonly now: number;
}

/** What stands beside the circle on wide screens, for all who do not facilitate. */
export function Beside({ screen, meeting, now }: Props) {
  return (
    <aside class="beside" aria-label={t('beside')}>
      <div class="card stack">
        {screen.guidance ? <Guidance screen={screen} /> : <InOrder screen={screen} />}
        <hr class="rule" />
        <h2 class="h3">{t('about_meeting')}</h2>
        <p class="facts lines">
          <Facts meeting={meeting} />
          {meeting.about.contact && (
            <span>{about('contact', { contact: meeting.about.contact })}</span>
          )}
        </p>
        <p class="cap">
          <Forgotten meeting={meeting} now={now} />
        </p>
      </div>
    </aside>
  );
}

/** For those who learn by watching: a question to carry through this part. */
export function Guidance({ screen }: { screen: Screen }) {
  return (
    screen.guidance && (
      <>
        <h2 class="h3">{t('notice_title')}</h2>
        <p>
          <Say phrase={screen.guidance} />
        </p>
      </>
    )
  );
}

function InOrder({ screen }: { screen: Screen }) {
  const { line } = screen;
  return (
    <>
      <h2 class="h3">{t('in_order')}</h2>
      {line.length === 0 ? (
        <p class="cap">{t('nobody_waits')}</p>
      ) : (
        <ol class="list">
          {line.map(({ id, name, kind, next }, i) => (
            <li key={id}>
              <span class="num">{i + 1}</span>
              <span>
                <bdi>{name}</bdi>
              </span>
              <small>
                {[next && t('next'), kind && kind !== 'speak' && kindNote(kind)]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

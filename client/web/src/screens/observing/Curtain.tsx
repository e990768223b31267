import './curtain.css';
import { t } from '../../i18n/curtain';
import type { Meeting } from '../../replica/types';
import { Heading } from '../parts/Heading';

interface Props {
  readonly meeting: Meeting;
  readonly leave: () => void;
}

/** What an observer sees while the curtain is drawn. Nothing is hidden here: nothing arrives. */
export function Curtain({ meeting, leave }: Props) {
  return (
    <div class="behind">
      <header class="top">
        <Heading>{meeting.about.title}</Heading>
        <button type="button" class="button button--quiet" onClick={leave}>
          {t('leave')}
        </button>
      </header>
      <main>
        <div class="curtain">
          <div class="stack stack--near" role="status">
            <h2>{t('drawn')}</h2>
            <p>{t(meeting.observing.welcome ? 'drawn_cap' : 'not_this_time')}</p>
            <p class="cap">{t('nothing_reaches')}</p>
          </div>
        </div>
        <p class="bench">{t('on_the_bench')}</p>
      </main>
    </div>
  );
}

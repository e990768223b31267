import './curtain.css';
import { t } from '../../i18n/curtain';
import type { Meeting } from '../../replica/types';
import { Heading } from '../parts/Heading';
import { later } from '../parts/later';
import type { Actions } from '../room/actions';

const Notes = later('Notes', () => import('./Notes'));

interface Props {
  readonly meeting: Meeting;
  readonly send: Actions['send'];
  readonly leave: () => void;
  readonly problem: string;
}

/** What an observer sees while the curtain is drawn. Nothing is hidden here: nothing arrives. */
export function Curtain({ meeting, send, leave, problem }: Props) {
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
        <p class="problem" role="alert">
          {problem}
        </p>
        <Notes meeting={meeting} send={send} />
      </main>
    </div>
  );
}

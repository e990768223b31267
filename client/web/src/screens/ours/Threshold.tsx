import { t } from '../../i18n/threshold';
import { together } from '../../i18n/times';
import type { Meeting } from '../../replica/types';
import { Heading } from '../parts/Heading';
import { Say } from '../parts/Say';
import { activePhases } from '../room/view/course';
import { nameIn, nameOf, onTheBench } from '../room/view/people';
import { Agreed } from './Agreed';

interface Props {
  readonly meeting: Meeting;
  readonly enter: () => void;
}

/** Before the room, for who comes while it goes on: where we are, and whether somebody speaks. */
export function Threshold({ meeting, enter }: Props) {
  const { turn } = meeting.floor;
  const { prompt, aside } = meeting.course;
  const parts = aside ? [] : activePhases(meeting);
  const bench = onTheBench(meeting).map(nameOf);
  return (
    <div class="door">
      <main class="page">
        <div class="stack stack--close">
          <p class="cap">{meeting.about.title}</p>
          <Heading>{t('title')}</Heading>
          <p aria-live="polite">
            {turn ? (
              <Say phrase={t.phrase('speaking', { name: nameIn(meeting, turn.member) })} />
            ) : (
              t('gap')
            )}
          </p>
        </div>
        <section class="stack stack--close">
          <h2 class="h3">{t('where')}</h2>
          {parts.length === 0 && <p>{t('between')}</p>}
          {parts.map(({ phase }) => (
            <p key={phase.id}>{t('part', { title: phase.title })}</p>
          ))}
          {prompt && (
            <p>
              <Say phrase={t.phrase('prompt', { prompt })} />
            </p>
          )}
          {bench.length > 0 && (
            <p>
              {t(meeting.observing.inside.length > 0 ? 'observers' : 'outside', {
                count: bench.length,
                names: together(bench),
              })}
            </p>
          )}
          <p>{t('listen')}</p>
        </section>
        <Agreed meeting={meeting} />
      </main>
      <div class="dock">
        <button type="button" class="button button--main" onClick={enter}>
          {t('enter')}
        </button>
      </div>
    </div>
  );
}

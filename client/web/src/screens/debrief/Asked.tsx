import type { Debrief } from '../../debrief/back';
import { t } from '../../i18n/debrief';
import { lasting } from './order';

/** What the guidance asks of whoever leads, and what happened: facts, for them to weigh. */
export function Asked({ back }: { back: Debrief }) {
  const { heads_ups, closing, rounds, reached, cut_short, added, helps } = back.asked;
  const unseen = rounds - reached - cut_short;
  const long = (millis: number) => lasting(millis, back.minute);
  return (
    <section class="card stack">
      <h2>{t('asked')}</h2>
      <dl class="asked">
        <dt>{t('ahead')}</dt>
        {heads_ups.length === 0 && <dd>{t('ahead_none')}</dd>}
        {heads_ups.map(({ minutes, late }, i) => (
          <dd key={`${minutes} ${i}`}>
            {late === null
              ? t('ahead_missed', { minutes })
              : late < back.minute / 2
                ? t('ahead_in_time', { minutes })
                : t('ahead_late', { minutes, long: long(late) })}
          </dd>
        ))}
        <dt>{t('closing')}</dt>
        <dd>
          {closing
            ? t('closing_went', { planned: long(closing.planned), went: long(closing.went) })
            : t('closing_none')}
        </dd>
        <dt>{t('everyone')}</dt>
        {rounds === 0 && <dd>{t('rounds_none')}</dd>}
        {reached > 0 && <dd>{t('rounds_reached', { count: reached })}</dd>}
        {cut_short > 0 && <dd>{t('rounds_cut_short', { count: cut_short })}</dd>}
        {unseen > 0 && <dd>{t('rounds_unseen', { count: unseen })}</dd>}
        {added > 0 && <dd>{t('added', { count: added })}</dd>}
        <dt>{t('advice')}</dt>
        <dd>
          {helps > 0 ? t('helps', { count: helps }) : t('helps_none')} {t('advice_cap')}
        </dd>
        {back.balance && (
          <>
            <dt>{t('balance')}</dt>
            <dd>{t(`balance_${back.balance}`)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

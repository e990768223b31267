import { t } from '../../i18n/series';
import type { Meeting } from '../../replica/types';

/** Which meeting of how many; from two before it on, that the end is coming. */
export function SeriesLines({ series, stage }: Pick<Meeting, 'series' | 'stage'>) {
  if (!series) return null;
  const { number, of } = series;
  const said = (stage === 'ended' ? AFTER : BEFORE)[of - number];
  return (
    <>
      <span>{t('place', { number, of })}</span> {said && <span>{t(said)}</span>}
    </>
  );
}

const BEFORE = ['last', 'one_left', 'two_left'] as const;
const AFTER = ['was_last', 'one_to_come', 'two_to_come'] as const;

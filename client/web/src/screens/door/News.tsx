import { t } from '../../i18n/invitation';
import { atTime, onDay } from '../../i18n/times';
import type { Meeting } from '../../replica/types';
import { SeriesLines } from '../parts/SeriesLines';
import { myZone, offsetAt, placeOf, wallOf } from '../parts/zoned';

/** What is no longer as it was when the link was given, and what another clock makes of it. */
export function News({ meeting }: { meeting: Meeting }) {
  const { about, series, stage } = meeting;
  const { starts_at, was_at, next_at, called_off, zone } = about;
  const elsewhere = offsetAt(starts_at, zone) !== offsetAt(starts_at, myZone());
  if (called_off) {
    return (
      <div class="aside-note">
        <p>
          <b>{t('off')}</b>
        </p>
        {next_at !== null && <p>{t('again', { day: onDay(next_at), time: atTime(next_at) })}</p>}
        <p>{t('off_cap')}</p>
      </div>
    );
  }
  return (
    <>
      {series && (
        <p class="lines">
          <SeriesLines series={series} stage={stage} />
        </p>
      )}
      {was_at !== null && (
        <p class="aside-note">{t('moved', { day: onDay(was_at), time: atTime(was_at) })}</p>
      )}
      {zone !== 'UTC' && elsewhere && (
        <p class="cap">
          {t('there', { place: placeOf(zone), time: wallOf(starts_at, zone).time })}
        </p>
      )}
    </>
  );
}

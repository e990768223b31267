import { t as about } from '../../i18n/about';
import { t } from '../../i18n/invitation';
import { atTime, onDay } from '../../i18n/times';
import { say } from '../../i18n/words';
import type { Meeting } from '../../replica/types';
import { calendarFacts } from '../parts/calendar';
import { SaveCalendar } from '../parts/SaveCalendar';
import { SeriesLines } from '../parts/SeriesLines';

/** When people meet again. The file holds no link: nobody who has a seat holds the link any more. */
export function NextDay({ meeting, id }: { meeting: Meeting; id: string }) {
  const { next_at, rhythm } = meeting.about;
  return (
    <>
      {meeting.series && (
        <p>
          <SeriesLines series={meeting.series} stage={meeting.stage} />
        </p>
      )}
      {next_at !== null && (
        <p>
          <b>{t('again', { day: onDay(next_at), time: atTime(next_at) })}</b>
        </p>
      )}
      {rhythm && <p>{say(about.rhythm, { rhythm })}</p>}
      {next_at !== null && (
        <SaveCalendar
          label={t('calendar_next')}
          facts={() => calendarFacts(meeting, id, 'next', null)}
        />
      )}
    </>
  );
}

import { useEffect, useRef } from 'preact/hooks';
import { t as facts } from '../../i18n/about';
import { t } from '../../i18n/invitation';
import { atTime, onDay } from '../../i18n/times';
import { say } from '../../i18n/words';
import type { Meeting } from '../../replica/types';
import { calendarFacts } from '../parts/calendar';
import { SaveCalendar } from '../parts/SaveCalendar';

interface Props {
  readonly meeting: Meeting;
  readonly id: string;
  /** What everyone takes part by, if they came with it. */
  readonly invite: string | null;
  /** It has been asked for: whoever reads by ear goes on from here. */
  readonly asked: boolean;
}

/** For whoever looks some time before: how to stay in touch, a calendar file, what to hope for. */
export function Invitation({ meeting, id, invite, asked }: Props) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (asked) head.current?.focus();
  }, []);
  const { contact, called_off, next_at } = meeting.about;
  return (
    <section class="stack stack--near">
      <h2 class="h3" ref={head} tabIndex={-1}>
        {t('before')}
      </h2>
      {contact && <p>{say(facts.contact, { contact })}</p>}
      {next_at !== null && !called_off && (
        <p>{t('again', { day: onDay(next_at), time: atTime(next_at) })}</p>
      )}
      {meeting.stage === 'gathering' && (
        <>
          <SaveCalendar
            label={t(called_off ? 'calendar_off' : 'calendar')}
            facts={() => calendarFacts(meeting, id, 'this', invite)}
          />
          {invite && !called_off && <p class="cap">{t('calendar_cap')}</p>}
        </>
      )}
      <h3>{t('can')}</h3>
      <ul class="plain stack stack--close">
        <li>{t('can_know')}</li>
        <li>{t('can_time')}</li>
        <li>{t('can_ask')}</li>
      </ul>
      <h3>{t('cannot')}</h3>
      <ul class="plain stack stack--close">
        <li>{t('cannot_treat')}</li>
        <li>{t('cannot_hours')}</li>
        <li>{t('cannot_danger')}</li>
      </ul>
    </section>
  );
}

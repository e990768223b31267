import { t } from '../../i18n/about';
import { atTime, daysAway, onDay } from '../../i18n/times';
import { say } from '../../i18n/words';
import type { About, Meeting } from '../../replica/types';

/** When, where and how often, and how to stay in touch. */
export function Facts({ meeting }: { meeting: Meeting }) {
  const { about, plan, time } = meeting;
  const from = time.started_at ?? about.starts_at;
  const minutes = plan.phases.reduce((sum, phase) => sum + phase.minutes, 0);
  const to = time.ends_at ?? from + minutes * plan.minute;
  return (
    <>
      <span>{say(t.when, { day: onDay(from), from: atTime(from), to: atTime(to) })}</span>
      <Place about={about} />
      {about.rhythm && <span>{say(t.rhythm, { rhythm: about.rhythm })}</span>}
    </>
  );
}

function Place({ about: { place, place_link } }: { about: About }) {
  // Only what surely leads to a page is made a link.
  const link = place_link.startsWith('https://') ? place_link : '';
  if (!place && !link) return null;
  return (
    <span>
      {link && place ? say(t.place_or, { place }) : place}
      {link && (
        <a href={link} target="_blank" rel="noopener noreferrer">
          {t.by_link}
        </a>
      )}
    </span>
  );
}

/** When everything is forgotten, as far as that is known. */
export function Forgotten({ meeting, now }: { meeting: Meeting; now: number }) {
  const { erases_at, about } = meeting;
  if (erases_at === null) return <>{say(t.kept, { count: about.keep_hours })}</>;
  const time = atTime(erases_at);
  const days = daysAway(erases_at, now);
  if (days === 0) return <>{say(t.forgotten_today, { time })}</>;
  if (days === 1) return <>{say(t.forgotten_tomorrow, { time })}</>;
  return <>{say(t.forgotten_on, { day: onDay(erases_at), time })}</>;
}

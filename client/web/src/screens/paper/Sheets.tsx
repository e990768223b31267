import { t as about } from '../../i18n/about';
import { t as floor } from '../../i18n/drawer';
import { t } from '../../i18n/paper';
import { atTime, onDay } from '../../i18n/times';
import { say } from '../../i18n/words';
import type { Step } from '../../replica/types';
import type { Drawing } from '../parts/api';
import { placeOf } from '../parts/zoned';
import { clockAhead, modesOf, type PaperFacts, type Part, timetable } from './timetable';

interface Props {
  readonly facts: PaperFacts;
  /** `null` where it could not be drawn; the link says the same. */
  readonly code: Drawing | null;
}

/**
 * Two sheets. What helps to hold a part is not for those who are held, so it never stands beside the code that
 * lies on the table for everyone.
 */
export function Sheets({ facts, code }: Props) {
  const parts = timetable(facts);
  return (
    <>
      <ForEveryone facts={facts} code={code} parts={parts} />
      <ForHolding facts={facts} parts={parts} />
    </>
  );
}

function ForEveryone({ facts, code, parts }: Props & { parts: readonly Part[] }) {
  const { place, place_link, rhythm, contact, series, link } = facts;
  return (
    <article class="leaf">
      <header>
        <h1 dir="auto">{facts.title}</h1>
        <p>
          <When facts={facts} parts={parts} />
        </p>
        {series && <p>{t('series', series)}</p>}
        {place && <p dir="auto">{place}</p>}
        {place_link && <p class="leaf-link">{place_link}</p>}
        {rhythm && <p>{say(about.rhythm, { rhythm })}</p>}
        {contact && <p>{say(about.contact, { contact })}</p>}
      </header>
      {link && (
        <section class="leaf-door">
          {code && (
            <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={t('code')}>
              <path d={code.path} />
            </svg>
          )}
          <div>
            <h2>{t('come_in')}</h2>
            <p>{t('come_in_cap')}</p>
            <p class="leaf-link">{link}</p>
            <p>{t('without')}</p>
          </div>
        </section>
      )}
      <section>
        <h2>{t('planned')}</h2>
        <table>
          <tbody>
            {parts.map(({ phase, from }) => (
              <tr key={phase.id}>
                <th scope="row" dir="auto">
                  {phase.title}
                </th>
                <td>{t('about', { time: atTime(from) })}</td>
                <td>{t('minutes', { count: phase.minutes })}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <footer>
        <p>{t('listen')}</p>
        <p>{t('pass')}</p>
      </footer>
    </article>
  );
}

function ForHolding({ facts, parts }: { facts: PaperFacts; parts: readonly Part[] }) {
  const end = parts.at(-1)?.to;
  return (
    <article class="leaf leaf--holding">
      <header>
        <h1>{t('holding')}</h1>
        <p>
          <bdi>{facts.title}</bdi>, <When facts={facts} parts={parts} />
        </p>
        <p>
          {t('holding_cap')} {t('serves')}
        </p>
      </header>
      {parts.map((part) => (
        <PartToHold key={part.phase.id} part={part} />
      ))}
      {end !== undefined && <p>{t('until', { time: atTime(end) })}</p>}
      <section class="leaf-whole">
        <h2>{t('how')}</h2>
        <ul>
          {modesOf(facts.plan).map((mode) => (
            <li key={mode}>{t('mode', { name: floor(mode), means: t(mode) })}</li>
          ))}
        </ul>
      </section>
      <section class="leaf-whole">
        <h2>{t('too_much')}</h2>
        <p>
          {t('too_much_stop')} {t('too_much_with')}
        </p>
        <p class="leaf-write">{t('ask')}</p>
        <p class="leaf-write">{t('emergency')}</p>
      </section>
    </article>
  );
}

function PartToHold({ part: { phase, from } }: { part: Part }) {
  const { title, minutes, mode, hints, prompts, steps } = phase;
  return (
    <section>
      <h2 dir="auto">{title}</h2>
      <p class="leaf-time">
        {t('about', { time: atTime(from) })}, {t('minutes', { count: minutes })}
        {steps.length === 0 && `, ${floor(mode)}`}
      </p>
      <Texts title={t('hints')} texts={hints} />
      {steps.length > 0 && (
        <ol>
          {steps.map((step, i) => (
            <StepToHold key={i} step={step} />
          ))}
        </ol>
      )}
      <Texts title={t('prompts')} texts={prompts} />
    </section>
  );
}

function StepToHold({ step: { title, text, minutes, mode, prompt } }: { step: Step }) {
  return (
    <li>
      <p>
        <b dir="auto">{title}</b>{' '}
        <small>
          {t('minutes', { count: minutes })}, {floor(mode)}
        </small>
      </p>
      {text && <p dir="auto">{text}</p>}
      {prompt && (
        <p class="leaf-prompt" dir="auto">
          {prompt}
        </p>
      )}
    </li>
  );
}

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <div class="leaf-texts">
      <h3>{title}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text} dir="auto">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}

function When({
  facts: { starts_at, zone },
  parts,
}: Pick<Props, 'facts'> & { parts: readonly Part[] }) {
  const ahead = clockAhead(starts_at, zone);
  const from = starts_at + ahead;
  const to = parts.at(-1)?.to ?? from;
  return (
    <>
      {say(about.when, { day: onDay(from), from: atTime(from), to: atTime(to) })}
      {ahead !== 0 && ` ${t('clock', { place: placeOf(zone) })}`}
    </>
  );
}

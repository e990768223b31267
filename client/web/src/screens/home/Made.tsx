import { t } from '../../i18n/home';
import { t as paper } from '../../i18n/paper';
import { atTime, onDay } from '../../i18n/times';
import { OnPaper } from '../paper/OnPaper';
import { Brand } from '../parts/Brand';
import { Copy } from '../parts/Copy';
import { Heading } from '../parts/Heading';
import { Code } from '../parts/LinkCard';
import { OnlyHere } from '../parts/OnlyHere';
import { SaveCalendar } from '../parts/SaveCalendar';
import { Say } from '../parts/Say';
import type { Made as MadeMeeting } from './making';

const MINUTE = 60_000;

interface Props {
  readonly made: MadeMeeting;
  readonly another: () => void;
}

/** The three links of a new meeting, what to send, and a calendar file. */
export function Made({ made, another }: Props) {
  const { title, starts_at, minutes, links } = made;
  const facts = {
    title,
    day: onDay(starts_at),
    from: atTime(starts_at),
    to: atTime(starts_at + minutes * MINUTE),
  };
  return (
    <main class="page page--wide">
      <Brand />
      <div class="stack stack--close">
        <Heading>{t('made')}</Heading>
        <p>
          <Say phrase={t.phrase('made_facts', facts)} />
        </p>
      </div>
      <OnlyHere url={links.participant} instead={t('for_phones')} />
      <div class={`cols${made.observers ? ' cols--three' : ''}`}>
        <LinkSection
          title={t('for_everyone')}
          cap={t('for_everyone_cap')}
          url={links.participant}
        />
        <LinkSection
          title={t('for_facilitators')}
          cap={t('for_facilitators_cap')}
          url={links.facilitator}
          look=" link--keep"
        />
        {made.observers && (
          <LinkSection
            title={t('for_observers')}
            cap={t('for_observers_cap')}
            url={links.observer}
            look=" link--watch"
          />
        )}
      </div>
      <div class="cols cols--three">
        <Letter made={made} />
        <Remember made={made} />
        <Paper made={made} />
      </div>
      <a class="button button--main" href={links.facilitator}>
        {t('go')}
      </a>
      <button type="button" class="button button--quiet" onClick={another}>
        {t('another')}
      </button>
    </main>
  );
}

interface LinkSectionProps {
  readonly title: string;
  readonly cap: string;
  readonly url: string;
  readonly look?: string;
}

function LinkSection({ title, cap, url, look = '' }: LinkSectionProps) {
  return (
    <section class={`card stack stack--near link${look}`}>
      <div class="row linkhead">
        <Code text={url} />
        <div class="grow">
          <h2>{title}</h2>
          <p class="cap">{cap}</p>
        </div>
      </div>
      <p class="url">{url.replace(/^https?:\/\//, '')}</p>
      <CopyLink url={url} />
    </section>
  );
}

function CopyLink({ url }: { url: string }) {
  return <Copy text={url} label={t('copy_link')} />;
}

function Letter({ made }: { made: MadeMeeting }) {
  const { starts_at, minutes, place, links } = made;
  const words = t('letter', {
    day: onDay(starts_at),
    time: atTime(starts_at),
    where: place && t('in_place', { place }),
    count: minutes,
  });
  return (
    <section class="stack stack--near">
      <h2>{t('send')}</h2>
      <p class="letter">{words}</p>
      <Copy text={`${words}\n\n${links.participant}`} label={t('copy_words')} />
    </section>
  );
}

function Remember({ made }: { made: MadeMeeting }) {
  const { title, starts_at, minutes, zone, place, place_link, links, meeting } = made;
  const facts = { title, starts_at, minutes, zone, place, place_link, meeting };
  return (
    <section class="stack stack--near">
      <h2>{t('remember')}</h2>
      <SaveCalendar label={t('calendar')} facts={() => ({ ...facts, link: links.participant })} />
      <p class="cap">{t('lost_link')}</p>
    </section>
  );
}

function Paper({ made }: { made: MadeMeeting }) {
  const { links, meetings } = made;
  const series = meetings > 1 ? { number: 1, of: meetings } : null;
  return (
    <section class="stack stack--near">
      <h2>{paper('on_paper')}</h2>
      <OnPaper facts={() => ({ ...made, series, link: links.participant })} />
    </section>
  );
}

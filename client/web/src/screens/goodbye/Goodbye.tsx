import type { ComponentChildren } from 'preact';
import { t as about } from '../../i18n/about';
import { t } from '../../i18n/goodbye';
import { say } from '../../i18n/words';
import type { Meeting } from '../../replica/types';
import { Forgotten } from '../parts/Facts';
import { Heading } from '../parts/Heading';
import { later } from '../parts/later';
import { TableArt } from '../parts/TableArt';
import { ToFirstPage } from '../parts/ToFirstPage';

const NextDay = later('NextDay', () => import('./NextDay'));

/** How one goes: thanked; having left; with a seat to look back from; behind the curtain. */
const FORMS = {
  thanks: ['thanks', 'gentle'],
  left: ['left', 'left_cap'],
  gone: ['left', 'gone_cap'],
  drawn: ['drawn', 'drawn_cap'],
} as const;

interface Props {
  readonly id: string;
  readonly meeting: Meeting | null;
  readonly form: keyof typeof FORMS;
  readonly now: number;
  /** What facilitators can still do. */
  readonly children?: ComponentChildren;
}

/** The circle is whole: thanks, how to stay in touch, and when everything is forgotten. */
export function Goodbye({ id, meeting, form, now, children }: Props) {
  const contact = meeting?.about.contact ?? '';
  const rhythm = meeting?.about.rhythm ?? '';
  const [title, text] = FORMS[form];
  const open = form !== 'drawn';
  const again = meeting && (meeting.series || meeting.about.next_at !== null);
  return (
    <main class="page centred">
      {open && (
        <div class="hero">
          <TableArt side={264} people={8} form="whole" />
        </div>
      )}
      <div class="stack stack--close">
        <Heading>{t(title)}</Heading>
        <p>{t(text)}</p>
      </div>
      {open && (contact || rhythm || again) && (
        <section class="card stack stack--close">
          <h2 class="h3">{t('in_touch')}</h2>
          {contact && <p>{contact}</p>}
          {again ? (
            <NextDay meeting={meeting} id={id} />
          ) : (
            rhythm && <p>{say(about.rhythm, { rhythm })}</p>
          )}
        </section>
      )}
      {children}
      <p class="ways">
        <ToFirstPage />
      </p>
      {meeting && (
        <p class="cap">
          <Forgotten meeting={meeting} now={now} /> {t('close_page')}
        </p>
      )}
    </main>
  );
}

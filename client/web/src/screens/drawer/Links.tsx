import { useState } from 'preact/hooks';
import { t } from '../../i18n/drawer';
import { t as paper } from '../../i18n/paper';
import type { Meeting, Role } from '../../replica/types';
import { secret } from '../../socket/world';
import { OnPaper } from '../paper/OnPaper';
import { LinkCard } from '../parts/LinkCard';
import { OnlyHere } from '../parts/OnlyHere';
import type { Actions } from '../room/actions';

interface LinksProps {
  readonly meeting: Meeting;
  readonly meetingId: string;
  readonly send: Actions['send'];
}

/** The links that let people in, to show again or to make anew. */
export function Links({ meeting: { invites, observing }, meetingId, send }: LinksProps) {
  const [made, setMade] = useState<string | null>(null);
  const renew = async (role: Role) => {
    const fresh = secret();
    const done = await send({ type: 'renew_invite', role, secret: fresh });
    if (done && role === 'facilitator') setMade(fresh);
  };
  const rows: [Role, string, string | null][] = [
    ['participant', t('for_everyone'), invites.participant],
    ['observer', t('for_observers'), invites.observer],
    ['facilitator', t('for_facilitators'), made],
  ];
  return (
    <section>
      <h2 class="h3">{t('links')}</h2>
      <p class="cap">{t('links_cap')}</p>
      <OnlyHere url={location.href} instead={t('for_phones')} />
      {rows
        .filter(([role]) => role !== 'observer' || observing.welcome)
        .map(([role, title, invite]) => (
          <LinkFold
            key={role}
            title={title}
            url={invite && addressOf(meetingId, invite)}
            renew={() => void renew(role)}
          />
        ))}
    </section>
  );
}

interface LinkFoldProps {
  readonly title: string;
  readonly url: string | null;
  readonly renew: () => void;
}

/** The code is drawn only once somebody looks. */
function LinkFold({ title, url, renew }: LinkFoldProps) {
  const [open, setOpen] = useState(false);
  return (
    <details class="fold person" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <div class="fold-in stack">
        {open && url && <LinkCard url={url} />}
        {!url && <p class="cap">{t('hidden_link')}</p>}
        <button
          type="button"
          class="button button--quiet wide"
          aria-label={t('new_link_for', { role: title })}
          onClick={renew}
        >
          {t('new_link')}
        </button>
      </div>
    </details>
  );
}

/** The same link for a table, with the plan as it is now. */
export function PlanOnPaper({ meeting, meetingId }: Omit<LinksProps, 'send'>) {
  const { about, invites, plan, series, time } = meeting;
  const facts = () => ({
    ...about,
    starts_at: time.started_at ?? about.starts_at,
    plan,
    series,
    link: invites.participant ? addressOf(meetingId, invites.participant) : '',
  });
  return (
    <section>
      <h2 class="h3">{paper('on_paper')}</h2>
      <OnPaper facts={facts} />
    </section>
  );
}

function addressOf(meetingId: string, invite: string): string {
  return `${location.origin}/m/${meetingId}#${invite}`;
}

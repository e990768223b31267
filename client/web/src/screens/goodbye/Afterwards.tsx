import { useState } from 'preact/hooks';
import { t } from '../../i18n/afterwards';
import type { Meeting, MemberId } from '../../replica/types';
import { nameOf } from '../room/view/people';

interface Props {
  readonly meeting: Meeting;
  readonly me: MemberId;
  readonly leave: () => void;
}

/** Free to go, or to stay a little: nothing runs any more, and nobody is counted. */
export function Afterwards({ meeting, me, leave }: Props) {
  const [staying, setStaying] = useState(false);
  const resources = meeting.cards.filter(({ kind }) => kind === 'resource');
  return (
    <>
      {resources.length > 0 && (
        <section class="card stack stack--close">
          <h2 class="h3">{t('resources')}</h2>
          {resources.map(({ id, text }) => (
            <p key={id} dir="auto">
              {text}
            </p>
          ))}
        </section>
      )}
      <section class="card stack stack--close">
        <p>{t('hope')}</p>
        <p class="cap">{t(staying ? 'no_clock' : 'free')}</p>
        {staying && <StillHere meeting={meeting} me={me} />}
        <div class="answers">
          {!staying && (
            <button type="button" class="button button--even" onClick={() => setStaying(true)}>
              {t('stay')}
            </button>
          )}
          <button type="button" class="button button--even" onClick={leave}>
            {t('go')}
          </button>
        </div>
      </section>
    </>
  );
}

/** Whoever is here; who is not, is not told. */
function StillHere({ meeting, me }: Pick<Props, 'meeting' | 'me'>) {
  const here = meeting.seats.filter(
    ({ presence, role }) => presence === 'here' && role !== 'observer',
  );
  return (
    <ul class="list" aria-label={t('still_here')}>
      {here.map((seat) => (
        <li key={seat.id}>
          <span />
          <bdi>{seat.id === me ? t('you') : nameOf(seat)}</bdi>
        </li>
      ))}
    </ul>
  );
}

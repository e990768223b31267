import { useState } from 'preact/hooks';
import { t as ours } from '../../i18n/ours';
import { t } from '../../i18n/series';
import { onDay } from '../../i18n/times';
import type { About, Meeting, SeriesPlace } from '../../replica/types';
import { secret } from '../../socket/world';
import { Fold } from '../ours/Fold';
import { GoesAlong } from '../ours/GoesAlong';
import { alongOf } from '../ours/view';
import { Check } from '../parts/Check';
import { LinkCard } from '../parts/LinkCard';
import { SeriesLines } from '../parts/SeriesLines';
import { instantOf, wallOf } from '../parts/zoned';
import type { Actions } from '../room/actions';
import { Do } from './Do';
import { EraseFold } from './Erase';

interface Props {
  readonly meeting: Meeting;
  readonly id: string;
  readonly me: number;
  readonly send: Actions['send'];
}

/** The meetings that belong together: how many there will be, who stands in, and forgetting them all. */
export function Series({ meeting, id, me, send }: Props) {
  const { series, about, stage } = meeting;
  if (!series) return null;
  const { number, of, parting } = series;
  const next_at = about.next_at ?? usualNext(about, series);
  // Only of the very next meeting the day is known.
  const cap =
    of === number
      ? t.phrase('longer_cap', { count: of + 1, day: onDay(next_at) })
      : t.phrase('longer_cap_plain', { count: of + 1 });
  return (
    <section>
      <h2 class="h3">{t('meetings')}</h2>
      {stage !== 'ended' && (
        <p>
          <SeriesLines series={series} stage={stage} />
        </p>
      )}
      {of - number <= 2 && of > number && <p class="cap">{t('nearing')}</p>}
      <div class="effects effects--one">
        <Do
          doing={{
            label: t.phrase('longer'),
            cap,
            does: { type: 'set_series', of: of + 1, next_at, parting },
          }}
          send={send}
          class=""
        />
        {of > number && (
          <Do
            doing={{
              label: t.phrase('shorter'),
              cap: t.phrase('shorter_cap'),
              does: { type: 'set_series', of: number, next_at: null, parting },
            }}
            send={send}
            class=""
          />
        )}
      </div>
      {of > number && (
        <Check
          label={t('parting')}
          cap={t('parting_cap')}
          on={parting}
          set={(on) => void send({ type: 'set_series', of, next_at, parting: on })}
        />
      )}
      <Along meeting={meeting} me={me} send={send} />
      {stage !== 'ended' && <StandIn id={id} send={send} />}
      <EraseFold
        words={[t('erase_fold'), t('erase_cap'), t('erase')]}
        erase={() => void send({ type: 'erase_series' })}
      />
    </section>
  );
}

/** Whoever holds the circle asks, and notes what it chooses. */
function Along({ meeting, me, send }: Omit<Props, 'id'>) {
  const cards = alongOf(meeting, { member: me, role: 'facilitator' });
  if (cards.length === 0) return null;
  return (
    <Fold summary={ours('goes_along')}>
      <GoesAlong cards={cards} send={send} />
    </Fold>
  );
}

function StandIn({ id, send }: Omit<Props, 'meeting' | 'me'>) {
  const [made, setMade] = useState<string | null>(null);
  const invite = async (fresh: string | null) => {
    if (await send({ type: 'invite_stand_in', secret: fresh })) setMade(fresh);
  };
  return (
    <details class="fold person">
      <summary>{t('stand_in')}</summary>
      <div class="fold-in stack">
        <p class="cap">{t('stand_in_cap')}</p>
        {made && <LinkCard url={`${location.origin}/m/${id}#${made}`} />}
        <button type="button" class="button wide" onClick={() => void invite(secret())}>
          {t('stand_in_make')}
        </button>
        <button type="button" class="button button--quiet wide" onClick={() => void invite(null)}>
          {t('stand_in_back')}
        </button>
      </div>
    </details>
  );
}

/** The same time by the clock of the place, as many days later as usual. */
function usualNext({ starts_at, zone }: About, { every_days }: SeriesPlace): number {
  const { day, time } = wallOf(starts_at, zone);
  const later = new Date(`${day}T00:00Z`);
  later.setUTCDate(later.getUTCDate() + every_days);
  return instantOf({ day: later.toISOString().slice(0, 10), time }, zone) ?? starts_at;
}

import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/care';
import type { Meeting, MemberId } from '../../replica/types';
import { RadioGroup } from '../parts/RadioGroup';
import { Say } from '../parts/Say';
import { Sheet } from '../parts/Sheet';
import type { Actions } from '../room/actions';
import { nameIn, nameOf } from '../room/view/people';
import { Numbers } from './Numbers';

interface Props {
  readonly meeting: Meeting;
  readonly me: MemberId;
  /** I facilitate, and so do those with whom I share this. */
  readonly leads: boolean;
  readonly send: Actions['send'];
  readonly onClose: () => void;
}

/** Everything stands still. What helps now, and the ways on from here. */
export function Care({ meeting, me, leads, send, onClose }: Props) {
  const paused = meeting.bell !== null;
  const was = useRef(paused);
  useEffect(() => {
    if (was.current && !paused) onClose();
    was.current = paused;
  }, [paused]);
  return (
    <Sheet label={t('care')} onClose={onClose}>
      <section>
        <h2 class="h3">{t('paused')}</h2>
        <p class="cap">{t('paused_cap')}</p>
      </section>
      {leads && <WhoStays meeting={meeting} me={me} send={send} />}
      <Numbers />
      <Backup meeting={meeting} />
      <section class="stack stack--near">
        <h2 class="h3">{t('with_person')}</h2>
        <p>{t('person_here')}</p>
        <p>{t('person_safe')}</p>
        <p>{t('person_call')}</p>
        <h2 class="h3">{t('with_group')}</h2>
        <p>{t('group_held')}</p>
        <p>{t('group_feet')}</p>
        <p>{t('group_go')}</p>
      </section>
      <section class="effects effects--one">
        <button
          type="button"
          class="button"
          onClick={() => void send({ type: 'resume_meeting', prompt: t('check_in_prompt') })}
        >
          <b>{t('check_in')}</b>
          <small>{t('check_in_prompt')}</small>
        </button>
        <button
          type="button"
          class="button"
          onClick={() => void send({ type: 'resume_meeting', prompt: '' })}
        >
          <b>{t('go_on')}</b>
          <small>{t('go_on_cap')}</small>
        </button>
        {leads && meeting.stage === 'running' && (
          <button type="button" class="button" onClick={() => void send({ type: 'end_meeting' })}>
            <b>{t('end')}</b>
            <small>{t('end_cap')}</small>
          </button>
        )}
      </section>
    </Sheet>
  );
}

/** Whom those who lead can call themselves. */
function Backup({ meeting }: { meeting: Meeting }) {
  const backup = meeting.cards.filter(({ kind }) => kind === 'backup');
  if (backup.length === 0) return null;
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('backup')}</h2>
      {backup.map(({ id, text }) => (
        <p key={id} dir="auto">
          {text}
        </p>
      ))}
    </section>
  );
}

/** Agreed among facilitators alone, and forgotten with the pause. */
function WhoStays({ meeting, me, send }: Pick<Props, 'meeting' | 'me' | 'send'>) {
  const { keeper } = meeting;
  const facilitators = meeting.seats.filter(({ role }) => role === 'facilitator');
  const others = facilitators.length > 1;
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('who')}</h2>
      <p class="cap">{t(others ? 'who_cap' : 'alone')}</p>
      {others && (
        <RadioGroup
          label={t('who')}
          chosen={String(keeper ?? '')}
          choices={[
            ...facilitators.map((seat) => ({
              value: String(seat.id),
              content: seat.id === me ? t('you_stay') : <bdi>{nameOf(seat)}</bdi>,
            })),
            { value: '', content: t('not_said') },
          ]}
          choose={(value) =>
            void send({ type: 'stay_with_group', member: value ? Number(value) : null })
          }
        />
      )}
      {others && keeper !== null && (
        <p>
          {keeper === me ? (
            t('kept')
          ) : (
            <Say phrase={t.phrase('free', { name: nameIn(meeting, keeper) })} />
          )}
        </p>
      )}
    </section>
  );
}

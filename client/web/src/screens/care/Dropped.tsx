import { useRef, useState } from 'preact/hooks';
import { t } from '../../i18n/dropped';
import type { Meeting, MemberId, Millis } from '../../replica/types';
import { Say } from '../parts/Say';
import type { Actions } from '../room/actions';
import { type DroppedOut, droppedOut, WAITS } from './dropped';

interface Props {
  readonly meeting: Meeting;
  readonly now: Millis;
  readonly send: Actions['send'];
}

/** A hint for facilitators alone. It judges nothing, marks nobody, and goes when they say so. */
export function Dropped({ meeting, now, send }: Props) {
  const memory = useRef({ meeting, out: [] as DroppedOut[] });
  const [well, setWell] = useState<readonly MemberId[]>([]);
  const out = droppedOut(memory.current.out, memory.current.meeting, meeting, now);
  memory.current = { meeting, out };
  const shown = out.find(
    ({ member, left, since }) => !well.includes(member) && (left || now - since >= WAITS),
  );
  if (!shown) return null;
  const { contact } = meeting.about;
  const done = () => setWell([...well, shown.member]);
  const message = shown.left
    ? shown.asked
      ? 'left_asked'
      : 'left'
    : shown.asked
      ? 'dropped_asked'
      : 'dropped';
  return (
    <div class="private stack stack--close" role="status">
      <p>
        <Say phrase={t.phrase(message, { name: shown.name })} />
      </p>
      <p class="cap">{contact ? t('agreed', { contact }) : t('not_agreed')}</p>
      <div class="wrap">
        <button
          type="button"
          class="button button--small"
          onClick={async () => {
            const text = t('called', { name: shown.name });
            if (await send({ type: 'send_note', text })) done();
          }}
        >
          {t('call')}
        </button>
        <button type="button" class="button button--small" onClick={done}>
          {t('well')}
        </button>
      </div>
      <p class="cap">{t('title')}</p>
    </div>
  );
}

import { useState } from 'preact/hooks';
import { t } from '../../i18n/observing';
import type { Meeting } from '../../replica/types';
import { Check } from '../parts/Check';
import type { Actions } from '../room/actions';
import { nameOf } from '../room/view/people';

const LONGEST_REASON = 200;

interface Props {
  readonly meeting: Meeting;
  readonly send: Actions['send'];
}

/** Whether observers may come, and why; and a yes that was said aloud. Nobody's answer is listed. */
export function Observers({ meeting, send }: Props) {
  const { welcome, why, line, aloud } = meeting.observing;
  const [reason, setReason] = useState(why || t('reason_usual'));
  const deviceless = meeting.seats.filter(({ without_device }) => without_device);
  const allow = (may: boolean, write = line) =>
    void send({ type: 'allow_observers', welcome: may, why: reason.trim(), line: write });
  return (
    <section class="stack stack--near">
      <h2 class="h3">{t('observers')}</h2>
      <Check
        label={t('may_observe')}
        cap={t('may_observe_cap')}
        on={welcome}
        set={(may) => allow(may)}
      />
      {welcome && (
        <Check
          label={t('line')}
          cap={t('line_cap')}
          on={line}
          set={(write) => allow(true, write)}
        />
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (welcome) allow(true);
        }}
      >
        <label class="field">
          <span>{t('reason')}</span>
          <span class="row">
            <input
              class="grow"
              value={reason}
              maxLength={LONGEST_REASON}
              onInput={(event) => setReason(event.currentTarget.value)}
            />
            {welcome && (
              <button type="submit" class="button">
                {t('save')}
              </button>
            )}
          </span>
          <small class="cap">{t('reason_cap')}</small>
        </label>
      </form>
      {welcome && deviceless.length > 0 && (
        <>
          {deviceless.map((seat) => (
            <Check
              key={seat.id}
              label={t('aloud', { name: nameOf(seat) })}
              cap=""
              on={aloud.includes(seat.id)}
              set={(yes) => void send({ type: 'answer_observers', welcome: yes }, seat.id)}
            />
          ))}
          <p class="cap">{t('aloud_cap')}</p>
        </>
      )}
    </section>
  );
}

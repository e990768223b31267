import { useState } from 'preact/hooks';
import { t } from '../../i18n/afterwards';
import type { Meeting } from '../../replica/types';

const QUESTIONS = ['carry', 'not_yours', 'hard', 'next_hour'] as const;

/** For facilitators, one question at a time. There is no field: nothing of it leaves their head. */
export function Aftercare({ meeting }: { meeting: Meeting }) {
  const [at, setAt] = useState(0);
  const backup = meeting.cards.filter(({ kind }) => kind === 'backup');
  return (
    <section class="card stack stack--close">
      <h2 class="h3">{t('aftercare')}</h2>
      <p class="prompt" role="status">
        {t(QUESTIONS[at % QUESTIONS.length] ?? 'carry')}
      </p>
      <p class="cap">{t('aftercare_cap')}</p>
      <button type="button" class="button" onClick={() => setAt(at + 1)}>
        {t('another')}
      </button>
      {backup.length > 0 ? (
        <>
          <h3>{t('backup')}</h3>
          {backup.map(({ id, text }) => (
            <p key={id} dir="auto">
              {text}
            </p>
          ))}
        </>
      ) : (
        <p class="cap">{t('no_backup')}</p>
      )}
    </section>
  );
}

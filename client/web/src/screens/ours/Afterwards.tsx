import { t } from '../../i18n/afterwards';
import type { Meeting } from '../../replica/types';

const QUESTIONS = ['heavy', 'well', 'else', 'mine', 'rest'] as const;

/** Questions for whoever has facilitated, to think about and not to answer here. */
export function Afterwards({ meeting }: { meeting: Meeting }) {
  const backup = meeting.cards.find(({ kind }) => kind === 'backup')?.text;
  return (
    <details class="fold">
      <summary>{t('afterwards')}</summary>
      <div class="fold-in stack stack--close">
        <p class="cap">{t('afterwards_cap')}</p>
        <ul class="stack stack--close">
          {QUESTIONS.map((question) => (
            <li key={question}>{t(question)}</li>
          ))}
        </ul>
        {backup && <p>{t('backup', { backup })}</p>}
      </div>
    </details>
  );
}

import { t } from '../../i18n/editor';

const QUESTIONS = {
  arriving: ['arriving_1', 'arriving_2', 'arriving_3', 'arriving_4'],
  together: ['together_1', 'together_2', 'together_3'],
  parting: ['parting_1', 'parting_2', 'parting_3'],
} as const;

/** There is no recipe for a ritual: what a group may ask itself, to find one. */
export function Find() {
  return (
    <details class="fold">
      <summary>{t('find')}</summary>
      <div class="fold-in stack">
        <p class="cap">{t('find_cap')}</p>
        {Object.entries(QUESTIONS).map(([time, questions]) => (
          <section key={time}>
            <h2 class="h3">{t(time as keyof typeof QUESTIONS)}</h2>
            <ul class="find">
              {questions.map((question) => (
                <li key={question}>{t(question)}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}

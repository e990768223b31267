import { t } from '../../i18n/room';
import { Say } from '../parts/Say';
import { spoken, type PhaseLine as View } from './view/course';

/** Every part of the plan, the active ones lit, also two at once. */
export function PhaseLine({ view }: { view: View }) {
  return (
    <nav class="phases" aria-label={t.phases}>
      <ol>
        {view.marks.map((each) => (
          <li
            key={each.id}
            class={each.mark}
            aria-current={each.mark === 'now' ? 'step' : undefined}
          >
            <span class="vh">{spoken(each)}</span>
            <span class="label" aria-hidden="true">
              {each.title}
            </span>
          </li>
        ))}
      </ol>
      <p aria-hidden="true">
        <span>{view.now}</span>
        {view.after && (
          <small>
            <Say phrase={view.after} />
          </small>
        )}
      </p>
    </nav>
  );
}

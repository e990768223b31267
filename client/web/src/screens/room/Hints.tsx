import { t } from '../../i18n/hints';
import type { Meeting } from '../../replica/types';
import { hintedParts } from './view/hints';

interface Props {
  readonly meeting: Meeting;
  /** For whoever came to read them. */
  readonly open?: boolean;
}

/** Closed until somebody wants to read it, and then as they left it while the parts change. */
export function Hints({ meeting, open = false }: Props) {
  const parts = hintedParts(meeting);
  if (parts.length === 0) return null;
  return (
    <details class="fold" open={open}>
      <summary>{t('hints')}</summary>
      <div class="fold-in">
        {parts.map(({ id, title, hints }) => (
          <section key={id} class="stack stack--close">
            {parts.length > 1 && <h3 class="cap">{title}</h3>}
            <ul class="stack stack--close">
              {hints.map((hint) => (
                <li key={hint} class="wrote" dir="auto">
                  {hint}
                </li>
              ))}
            </ul>
          </section>
        ))}
        <p class="cap">{t('hints_cap')}</p>
      </div>
    </details>
  );
}

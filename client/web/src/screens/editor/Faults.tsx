import { t } from '../../i18n/editor';
import type { Fault } from './useEditing';

/** More of them nobody reads at once. */
const SHOWN = 12;

interface Props {
  readonly faults: readonly Fault[];
  /** Opens the part that a fault is in. */
  readonly show: (part: number) => void;
}

/** All that has to be mended, together, each with the way to its place. */
export function Faults({ faults, show }: Props) {
  return (
    <div role="alert">
      {faults.length > 0 && (
        <div class="aside-note anywhere">
          <p>{t('mend')}</p>
          <ul>
            {faults.slice(0, SHOWN).map(({ words, part }) => (
              <li key={words + part}>
                {part === null ? (
                  words
                ) : (
                  <button
                    type="button"
                    class="button button--small fault"
                    onClick={() => show(part)}
                  >
                    {/^Phase /.test(words) ? words : t('in_part', { place: part + 1, what: words })}
                  </button>
                )}
              </li>
            ))}
          </ul>
          {faults.length > SHOWN && <p>{t('more_faults', { count: faults.length - SHOWN })}</p>}
        </div>
      )}
    </div>
  );
}

import { t } from '../../i18n/drawer';
import type { Actions } from '../room/actions';

interface Props {
  /** The fold, what it means, and the button. */
  readonly words: readonly [fold: string, cap: string, button: string];
  readonly erase: () => void;
}

/** Erasing cannot be undone, so it lies one fold deeper than everything else. */
export function EraseFold({ words: [fold, cap, button], erase }: Props) {
  return (
    <details class="fold person">
      <summary>{fold}</summary>
      <div class="fold-in stack">
        <p class="cap">{cap}</p>
        <button type="button" class="button wide" onClick={erase}>
          {button}
        </button>
      </div>
    </details>
  );
}

/** This meeting alone. */
export function Erase({ send }: { send: Actions['send'] }) {
  return (
    <EraseFold
      words={[t('erase_fold'), t('erase_cap'), t('erase')]}
      erase={() => void send({ type: 'erase_meeting' })}
    />
  );
}

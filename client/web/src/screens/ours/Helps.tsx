import { useState } from 'preact/hooks';
import { t } from '../../i18n/helps';

let asked = false;

/** Once seated, before it begins: would they like to say what helps them? Asked once. */
export function Helps({ open }: { open: () => void }) {
  const [away, setAway] = useState(asked);
  if (away) return null;
  const put = () => {
    asked = true;
    setAway(true);
  };
  return (
    <div class="said-line helps">
      <p>{t('offer')}</p>
      <div class="wrap">
        <button
          type="button"
          class="button button--small"
          onClick={() => {
            put();
            open();
          }}
        >
          {t('offer_yes')}
        </button>
        <button type="button" class="button button--small" onClick={put}>
          {t('not_now')}
        </button>
      </div>
    </div>
  );
}

import { t } from '../../i18n/drawer';

/** When somebody stays away without a goodbye. Nobody is named here, counted, or marked as absent. */
export function StayedAway({ contact }: { contact: string }) {
  return (
    <details class="fold person">
      <summary>{t('stayed_away')}</summary>
      <div class="fold-in stack stack--near">
        <p>{contact ? t('stayed_away_agreed', { contact }) : t('stayed_away_nothing')}</p>
        <p>{t('stayed_away_once')}</p>
        <p>{t('stayed_away_go')}</p>
        <p class="cap">{t('stayed_away_you')}</p>
      </div>
    </details>
  );
}

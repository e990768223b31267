import { t } from '../../i18n/concern';
import { useOrganisation } from '../parts/organisation';

/** Ways that lead past whoever the worry is about. Nothing is sent from here, and nobody learns who looked. */
export function Concern() {
  const contact = useOrganisation();
  return (
    <div class="stack stack--near">
      <h3>{t('about_someone')}</h3>
      <p>{t('about_someone_cap')}</p>
      <h3>{t('about_facilitator')}</h3>
      {contact !== null && <p>{contact ? t('write', { contact }) : t('nobody')}</p>}
      <p class="cap">{t('about_facilitator_cap')}</p>
      <p class="cap">{t('leave')}</p>
    </div>
  );
}

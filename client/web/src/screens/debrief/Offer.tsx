import { t } from '../../i18n/debrief';

/** At goodbye, for those who led it or learn to. */
export function LookBackOffer({ open }: { open: () => void }) {
  return (
    <section class="effects effects--one">
      <button type="button" class="button" onClick={open}>
        <b>{t('look_back')}</b>
        <small>{t('look_back_cap')}</small>
      </button>
    </section>
  );
}

import { t } from '../../i18n/debrief';
import { EraseFold } from '../drawer/Erase';

/** At goodbye, for those who led it or learn to. To go keeps the seat, from which one looks back. */
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

/** For whoever would rather be forgotten at once. */
export function GiveUp({ leave }: { leave: () => void }) {
  return <EraseFold words={[t('give_up'), t('give_up_cap'), t('give_up_do')]} erase={leave} />;
}

/** Gone, and not connected any more: to all that was there. */
export function BackAgain() {
  return (
    <p>
      <button type="button" class="button" onClick={() => location.reload()}>
        {t('back')}
      </button>
    </p>
  );
}

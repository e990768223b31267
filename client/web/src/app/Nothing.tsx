import { t } from '../i18n/goodbye';
import { Brand } from '../screens/parts/Brand';
import { Notice, ToFirstPage } from '../screens/parts/Notice';

/** An address that leads nowhere. */
export function Nothing() {
  return (
    <Notice brand={<Brand />} title={t('nothing')} text={t('nothing_cap')}>
      <ToFirstPage />
    </Notice>
  );
}

import { t } from '../i18n/goodbye';
import { Brand } from '../screens/parts/Brand';
import { Notice } from '../screens/parts/Notice';
import { ToFirstPage } from '../screens/parts/ToFirstPage';

/** An address that leads nowhere. */
export function Nothing() {
  return (
    <Notice brand={<Brand />} title={t('nothing')} text={t('nothing_cap')}>
      <ToFirstPage />
    </Notice>
  );
}

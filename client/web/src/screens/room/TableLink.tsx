import { t } from '../../i18n/table';

/** To a screen for the table, on whatever device stands there. */
export function TableLink({ href }: { href: string }) {
  return (
    <a class="button" href={href} target="_blank" rel="noopener">
      <b>{t('table')}</b>
      <small>{t('table_cap')}</small>
    </a>
  );
}

import { t } from '../../i18n/parts';

/** The way on where everything here has come to its end. */
export function ToFirstPage() {
  return (
    <a class="button button--quiet" href="/">
      {t.home}
    </a>
  );
}

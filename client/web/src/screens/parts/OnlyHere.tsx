import { t } from '../../i18n/links';

interface Props {
  readonly url: string;
  /** What opens them for other devices too. */
  readonly instead: string;
}

/** Links that name this computer by itself lead nowhere on a phone: that is said where they stand. */
export function OnlyHere({ url, instead }: Props) {
  if (!namesItself(new URL(url).hostname)) return null;
  return (
    <div class="aside-note">
      <p>
        <b>{t('only_here')}</b>
      </p>
      <p>{instead}</p>
    </div>
  );
}

export function namesItself(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1' || host === '[::1]';
}

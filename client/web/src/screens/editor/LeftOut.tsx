import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/editor';

interface Props {
  readonly name: string;
  readonly putBack: () => void;
}

/** The focus was in what is gone now; it comes here. */
export function LeftOut({ name, putBack }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => button.current?.focus(), []);
  return (
    <div class="aside-note anywhere" role="status">
      <p>{t('left_out', { name })}</p>
      <button ref={button} type="button" class="button button--small" onClick={putBack}>
        {t('put_back')}
      </button>
    </div>
  );
}

import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../i18n/parts';

/** A part of the page that not everyone needs: it is fetched when it is first shown. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => loaded);
    const [missing, setMissing] = useState(false);
    useEffect(() => {
      if (Part) return;
      load().then(
        (part) => {
          loaded = part;
          setPart(() => part);
        },
        () => setMissing(true),
      );
    }, []);
    if (Part) return <Part {...props} />;
    if (!missing) return null;
    return (
      <p class="problem" role="alert">
        {t('part_missing')}{' '}
        <button type="button" class="button button--small" onClick={() => location.reload()}>
          {t('reload')}
        </button>
      </p>
    );
  };
}

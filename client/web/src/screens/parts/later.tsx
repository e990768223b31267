import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/parts';

type PropsOf<C> = C extends (props: infer P) => unknown ? P & object : never;

/** A part of the page that not everyone needs, by its name: it is fetched when it is first shown. */
export function later<K extends string, M extends Readonly<Record<K, (props: never) => unknown>>>(
  name: K,
  load: () => Promise<M>,
): ComponentType<PropsOf<M[K]>> {
  type P = PropsOf<M[K]>;
  let loaded: ComponentType<P> | null = null;
  return function Later(props: P) {
    const [Part, setPart] = useState<ComponentType<P> | null>(() => loaded);
    const [missing, setMissing] = useState(false);
    useEffect(() => {
      if (Part) return;
      load().then(
        (parts) => {
          loaded = parts[name] as unknown as ComponentType<P>;
          setPart(() => loaded);
        },
        () => setMissing(true),
      );
    }, []);
    if (Part) return <Part {...props} />;
    if (!missing) return null;
    return (
      <p class="problem" role="alert">
        {t.part_missing}{' '}
        <button type="button" class="button button--small" onClick={() => location.reload()}>
          {t.reload}
        </button>
      </p>
    );
  };
}

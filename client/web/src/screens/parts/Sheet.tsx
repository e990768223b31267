import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../../i18n/room';
import type { Phrase } from '../../i18n/words';
import { signal } from '../../signals/signals';
import { useValue } from '../../signals/useValue';
import { Say } from './Say';

/** What the status area says beyond the calm course of things: a sheet hides it, and says it too. */
export const pressing = signal<Phrase | null>(null);

interface Props {
  readonly label: string;
  readonly class?: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A sheet over the lower part of the screen. Escape closes it and gives the focus back. */
export function Sheet({ label, class: more = '', onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const said = useValue(pressing);
  useEffect(() => {
    const sheet = dialog.current;
    if (!sheet) return;
    sheet.showModal();
    sheet.focus();
    const outside = (event: Event) => {
      if (event.target === sheet) sheet.close();
    };
    sheet.addEventListener('click', outside);
    return () => sheet.removeEventListener('click', outside);
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class={`sheet ${more}`} aria-label={label} onClose={onClose}>
      <div class="drawer">
        <button type="button" class="grip" aria-label={t.close} onClick={close} />
        {children}
        <p class="sheet-said" role="status">
          {said && <Say phrase={said} />}
        </p>
      </div>
    </dialog>
  );
}

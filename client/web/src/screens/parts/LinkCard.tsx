import { useEffect, useState } from 'preact/hooks';
import { t } from '../../i18n/links';
import { type Drawing, drawCode } from './api';
import { Copy } from './Copy';

/** A link with its code, to be shown, sent or copied. */
export function LinkCard({ url }: { url: string }) {
  return (
    <>
      <Code text={url} />
      <p class="url">{url.replace(/^https?:\/\//, '')}</p>
      <Copy text={url} label={t('copy_link')} />
    </>
  );
}

/** A QR code. It is drawn by the hub, so that this page stays small. */
export function Code({ text }: { text: string }) {
  const [drawing, setDrawing] = useState<Drawing | null>(null);
  useEffect(() => {
    let wanted = true;
    drawCode(text).then(
      (drawn) => wanted && setDrawing(drawn),
      () => {}, // The link beside it says the same.
    );
    return () => {
      wanted = false;
    };
  }, [text]);
  const size = drawing?.size ?? 29;
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('code')}>
      {drawing && <path d={drawing.path} />}
    </svg>
  );
}

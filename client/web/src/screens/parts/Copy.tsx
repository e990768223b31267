import { useState } from 'preact/hooks';
import { t } from '../../i18n/links';
import { Drawn } from './Icon';

const SHEETS =
  'M9.5 8h8A1.5 1.5 0 0 1 19 9.5v9a1.5 1.5 0 0 1-1.5 1.5h-8A1.5 1.5 0 0 1 8 18.5v-9A1.5 1.5 0 0 1 9.5 8ZM5 15V5a1 1 0 0 1 1-1h9';

/** Copies a text. Where the browser does not allow it, the text is shown to be taken by hand. */
export function Copy({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'by hand'>('no');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('yes');
    } catch {
      setCopied('by hand');
    }
  };
  return (
    <>
      <button type="button" class="button wide" onClick={copy}>
        <Drawn path={SHEETS} />
        {copied === 'yes' ? t('copied') : label}
      </button>
      <span class="vh" role="status">
        {copied === 'yes' && t('copied')}
      </span>
      {copied === 'by hand' && (
        <label class="field">
          <span>{t('copy_by_hand')}</span>
          <input value={text} readOnly onFocus={(event) => event.currentTarget.select()} />
        </label>
      )}
    </>
  );
}

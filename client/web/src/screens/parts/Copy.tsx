import { useState } from 'preact/hooks';
import { t } from '../../i18n/parts';
import { Icon } from './Icon';

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
        <Icon name="copy" />
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

/** What the hub answered with no, said in the status area for a few seconds. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import { t } from '../i18n/parts';
import type { Phrase } from '../i18n/words';
import { Refusal } from '../socket/outbox';

const LASTS_MS = 7_000;

/** What is being said, and how to say something. */
export function useTold(): readonly [Phrase | null, (sentence: string) => void] {
  const [told, setTold] = useState<Phrase | null>(null);
  const tell = useMemo(
    () => (sentence: string) => setTold({ message: '{sentence}', values: { sentence } }),
    [],
  );
  useEffect(() => {
    const timer = setTimeout(() => setTold(null), LASTS_MS);
    return () => clearTimeout(timer);
  }, [told]);
  return [told, tell];
}

/** A sentence for whatever a command was refused with. */
export function sentenceOf(why: unknown): string {
  if (!(why instanceof Refusal)) throw why;
  if (why.code === 'no_line') return t.no_line;
  return why.code === 'line_lost' ? t.line_lost : why.message;
}

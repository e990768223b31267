/** What the hub answered with no, said in the status area for a few seconds. */

import { type ReadonlySignal, signal } from '@preact/signals';
import { t } from '../i18n/parts';
import type { Phrase } from '../i18n/words';
import { Refusal } from '../socket/outbox';

const LASTS_MS = 7_000;

export interface Told {
  readonly now: ReadonlySignal<Phrase | null>;
  tell(sentence: string): void;
}

export function toldOf(): Told {
  const now = signal<Phrase | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    now,
    tell(sentence) {
      now.value = { message: '{sentence}', values: { sentence } };
      clearTimeout(timer);
      timer = setTimeout(() => {
        now.value = null;
      }, LASTS_MS);
    },
  };
}

/** A sentence for whatever a command was refused with. */
export function sentenceOf(why: unknown): string {
  if (!(why instanceof Refusal)) throw why;
  if (why.code === 'no_line' || why.code === 'line_lost') return t(why.code);
  return why.message;
}

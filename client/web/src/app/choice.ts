/**
 * Which of several tabs with one seat sounds: of those that can be heard the one that was opened first.
 *
 * Each says how it stands when it comes, goes or changes. One that is silent for another's sake asks
 * every second whether that one is still there, since a tab may die without a word; what does not
 * answer within a second counts no more. So two may sound for a moment, but never none.
 */

export interface Said {
  readonly word: 'coming' | 'here' | 'gone';
  /** When it was opened, and so who it is. */
  readonly tab: number;
  readonly able: boolean;
}

const ASK_EVERY_MS = 1_000;
const ANSWER_MS = 1_000;

export interface Choice {
  /** Whether this tab can be heard; it begins with the first call. */
  able(is: boolean): void;
  heard(said: Said): void;
  leave(): void;
}

/** `elsewhere` is told whether another tab sounds for this one. */
export function choiceOf(
  tab: number,
  say: (said: Said) => void,
  elsewhere: (other: boolean) => void,
): Choice {
  const others = new Map<number, { readonly able: boolean; readonly heardAt: number }>();
  let able = false;
  let asking: ReturnType<typeof setInterval> | undefined;

  function settle(): void {
    const before = [...others].some(([other, is]) => is.able && (!able || other < tab));
    elsewhere(before);
  }

  function ask(): void {
    const asked = performance.now();
    say({ word: 'coming', tab, able });
    setTimeout(() => {
      for (const [other, { heardAt }] of others) if (heardAt < asked) others.delete(other);
      settle();
    }, ANSWER_MS);
  }

  return {
    able(is) {
      able = is;
      asking ??= setInterval(ask, ASK_EVERY_MS);
      say({ word: 'coming', tab, able });
      settle();
    },
    heard({ word, tab: other, able: is }) {
      if (word === 'gone') others.delete(other);
      else others.set(other, { able: is, heardAt: performance.now() });
      if (word === 'coming') say({ word: 'here', tab, able });
      settle();
    },
    leave() {
      clearInterval(asking);
      asking = undefined;
      others.clear();
      say({ word: 'gone', tab, able });
      elsewhere(false);
    },
  };
}

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Choice, choiceOf, type Said } from '../../src/app/choice';

/** A browser with tabs, whose messages arrive a moment later. */
class Browser {
  readonly tabs = new Map<number, Choice>();
  readonly silent = new Set<number>();

  open(tab: number, able = true): void {
    const say = (said: Said) => {
      if (this.tabs.get(tab) !== choice) return;
      setTimeout(() => {
        for (const [other, choice] of this.tabs) if (other !== tab) choice.heard(said);
      }, 2);
    };
    const choice: Choice = choiceOf(tab, say, (other) => {
      if (other) this.silent.add(tab);
      else this.silent.delete(tab);
    });
    this.tabs.set(tab, choice);
    choice.able(able);
    vi.advanceTimersByTime(10);
  }

  of(tab: number): Choice {
    const choice = this.tabs.get(tab);
    if (!choice) throw new Error('no such tab');
    return choice;
  }

  /** It dies without a word. */
  kill(tab: number): void {
    this.tabs.delete(tab);
  }

  get sounding(): number[] {
    return [...this.tabs.keys()].filter((tab) => !this.silent.has(tab));
  }
}

let browser: Browser;

beforeEach(() => {
  vi.useFakeTimers();
  browser = new Browser();
});

afterEach(() => {
  vi.useRealTimers();
});

test('a tab alone sounds', () => {
  browser.open(1);

  expect(browser.sounding).toEqual([1]);
});

test('of several tabs the first one sounds, also after a while', () => {
  for (const tab of [1, 2, 3]) browser.open(tab);
  expect(browser.sounding).toEqual([1]);

  vi.advanceTimersByTime(60_000);

  expect(browser.sounding).toEqual([1]);
});

test('a tab that nobody has touched leaves it to one that can be heard', () => {
  browser.open(1, false);
  browser.open(2);
  expect(browser.sounding).toEqual([2]);

  browser.of(1).able(true);
  vi.advanceTimersByTime(10);

  expect(browser.sounding).toEqual([1]);
});

test('when it closes, the next one sounds at once', () => {
  for (const tab of [1, 2, 3]) browser.open(tab);

  browser.of(1).leave();
  vi.advanceTimersByTime(10);
  browser.kill(1);

  expect(browser.sounding).toEqual([2]);
});

test('when it dies without a word, the next one sounds within the time that a bell is announced ahead', () => {
  for (const tab of [1, 2, 3]) browser.open(tab);

  browser.kill(1);
  vi.advanceTimersByTime(2_100);

  expect(browser.sounding).toEqual([2]);
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Written } from '../../../src/screens/editor/changes';
import {
  drafts,
  forgetDraft,
  forgetPlan,
  ownPlans,
  saveDraft,
  savePlan,
  writtenIn,
} from '../../../src/screens/editor/own';

class Stored {
  readonly entries = new Map<string, string>();
  room = Number.POSITIVE_INFINITY;
  get length() {
    return this.entries.size;
  }
  key(at: number) {
    return [...this.entries.keys()][at] ?? null;
  }
  getItem(key: string) {
    return this.entries.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    if (value.length > this.room) throw new DOMException('full', 'QuotaExceededError');
    this.entries.set(key, value);
  }
  removeItem(key: string) {
    this.entries.delete(key);
  }
}

let stored: Stored;
beforeEach(() => {
  stored = new Stored();
  vi.stubGlobal('localStorage', stored);
});
afterEach(() => vi.unstubAllGlobals());

function written(title: string): Written {
  const step = { kind: 'drink', title: 'شاي', text: '🫖', minutes: 3, mode: 'open', prompt: '' };
  const phase = { id: 0, kind: 'opening', title, minutes: 3, mode: 'open' };
  const phases = [{ ...phase, prompts: ['?'], hints: [], steps: [step] }];
  return {
    plan: { id: 'own', title, kind: 'group', minute: 60_000, phases },
    blurb: '',
  } as Written;
}

test('plans come back as they were saved, in the order of their titles', () => {
  savePlan('own-b', written('Tea'));
  savePlan('own-a', written('Talking'));

  expect([...ownPlans()]).toEqual([
    ['own-a', written('Talking')],
    ['own-b', written('Tea')],
  ]);
});

test('a draft is no saved plan, and stays when that is taken off', () => {
  savePlan('own-a', written('Tea'));
  saveDraft('own-a', written('Tea and talk'));
  forgetPlan('own-a');

  expect(ownPlans().size).toBe(0);
  expect(drafts().get('own-a')).toEqual(written('Tea and talk'));
});

test('what another tab has written meanwhile is not forgotten', () => {
  saveDraft('own-a', written('Theirs'));
  forgetDraft('own-a', written('Ours'));
  expect(drafts().size).toBe(1);

  forgetDraft('own-a', written('Theirs'));
  expect(drafts().size).toBe(0);
});

test.each([
  'nonsense',
  '{',
  'null',
  '[]',
  '{"plan":null,"blurb":""}',
  '{"plan":{"phases":[]},"blurb":""}',
  JSON.stringify(written('Tea')).replace('"drink"', '"sing"'),
  JSON.stringify(written('Tea')).replace('["?"]', '[7]'),
  JSON.stringify(written('Tea')).replace('"minutes":3', '"minutes":"3"'),
  JSON.stringify(written('Tea')).replace('"phases":[', '"phases":[null,'),
])('an entry that is no plan does no harm to the others: %s', (broken) => {
  stored.setItem('circlekeeper:plan:own-x', broken);
  savePlan('own-a', written('Tea'));

  expect([...ownPlans().keys()]).toEqual(['own-a']);
  expect(writtenIn(broken)).toBeNull();
  expect(stored.getItem('circlekeeper:plan:own-x')).toBe(broken);
});

test('a plan for which there is no room is not taken for saved', () => {
  savePlan('own-a', written('Tea'));
  stored.room = 10;

  expect(savePlan('own-a', written('Much more tea'))).toBe(false);
  expect(ownPlans().get('own-a')).toEqual(written('Tea'));
});

test('without storage there are no plans, and nothing fails', () => {
  vi.stubGlobal('localStorage', undefined);

  expect(savePlan('own-a', written('Tea'))).toBe(false);
  forgetPlan('own-a');
  expect([...ownPlans(), ...drafts()]).toEqual([]);
});

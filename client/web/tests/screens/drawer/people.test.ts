import { expect, test } from 'vitest';
import { type Draft, MARI, speaks } from '../../fixtures';
import { asks, open, rings, told, VERA, withVera } from './opened';

const person = (id: number, change: (draft: Draft) => void = () => {}) =>
  open(change).people.find((row) => row.id === id);
const types = (id: number, change?: (draft: Draft) => void) =>
  asks(person(id, change)?.buttons ?? []).map((does) => does?.type);

test('anyone in the circle can be given the floor, invited, and named as deputy', () => {
  expect(types(2)).toEqual([
    'give_floor',
    'invite_to_speak',
    'show_prompt',
    'name_deputy',
    'hand_over',
    'remove',
  ]);
});

test('whoever observes gets neither the floor nor the facilitating', () => {
  expect(types(100)).toEqual(['remove']);
});

test('nobody can do anything to themselves', () => {
  expect(person(MARI.member)).toMatchObject({ buttons: [], words: null });
});

test('whoever is here with a device is not acted for', () => {
  expect(person(2)?.words).toBeNull();
});

test('those without a device and those who are reconnecting are acted for', () => {
  const away = (draft: Draft) => Object.assign(draft.seats[1] ?? {}, { presence: 'reconnecting' });

  expect(person(2, away)?.words?.first[0]).toMatchObject({
    does: { type: 'raise_hand', kind: 'speak' },
    actingFor: 2,
  });
  expect(person(VERA, withVera)?.words?.id).toBe(VERA);
  expect(types(VERA, withVera)).toEqual(['give_floor', 'show_prompt', 'remove']);
});

test('observers whose line is down are not acted for', () => {
  const away = (draft: Draft) => Object.assign(draft.seats[8] ?? {}, { presence: 'reconnecting' });

  expect(person(100, away)?.words).toBeNull();
});

test('it is told whose phone somebody shares', () => {
  const shares = (draft: Draft) => {
    withVera(draft);
    Object.assign(draft.seats.at(-1) ?? {}, { shares: 2 });
  };
  expect(person(VERA, shares)?.notes).toEqual(["on Amina's phone"]);
});

test('the deputy is told, and can be one no longer', () => {
  const deputy = (draft: Draft) => {
    draft.deputy = 2;
  };
  expect(person(2, deputy)?.notes).toEqual(['deputy']);
  expect(asks(person(2, deputy)?.buttons ?? [])).toContainEqual({
    type: 'name_deputy',
    member: null,
  });
});

test('facilitating is handed over only to somebody who is here', () => {
  const away = (draft: Draft) => Object.assign(draft.seats[1] ?? {}, { presence: 'reconnecting' });
  const handOver = person(2, away)?.buttons.find(({ label }) =>
    String(label.message).startsWith('Hand'),
  );

  expect(told(handOver)).toMatchObject({ cap: 'When their line is back.', does: null });
});

test('whoever speaks is not given the floor again', () => {
  expect(types(2, (draft) => speaks(draft, 2))).not.toContain('give_floor');
});

test('while the bell holds everything, nobody is given the floor', () => {
  expect(told(person(2, rings)?.buttons[0])).toMatchObject({ cap: 'After the quiet.', does: null });
});

import { expect, test } from 'vitest';
import { heardOnce } from '../../src/rehearsal/scenarios';
import { meeting, speaks } from '../fixtures';

const IN_DEPTH = 'Jonas speaks of the empty flat.';
const JONAS = {
  name: 'Jonas',
  about: '',
  heard: [
    { during: 'goals', text: 'Jonas is glad to be among people.' },
    { during: 'in_depth', text: IN_DEPTH },
  ],
} as const;

const inTurn = (id: number, name: string | null) =>
  meeting((draft) => {
    const who = draft.seats.find((seat) => seat.name === name);
    speaks(draft, who?.id ?? null);
    if (draft.floor.turn) draft.floor.turn.id = id;
  });

test('one hears what somebody says in a part as long as that turn lasts, and in no later one', () => {
  const said = new Map();
  const heard = [
    inTurn(12, null),
    inTurn(12, 'Wei'),
    inTurn(13, 'Jonas'),
    inTurn(13, 'Jonas'),
    inTurn(14, 'Wei'),
    inTurn(15, 'Jonas'),
  ].map((now) => heardOnce(said, now, [JONAS]));

  expect(heard).toEqual(['', '', IN_DEPTH, IN_DEPTH, '', '']);
});

import { expect, test } from 'vitest';
import { open } from './opened';

test('the prompts that the plan offers leave out the one that is shown', () => {
  expect(open().prompt.offered).toEqual(['What helped, even a little?']);
});

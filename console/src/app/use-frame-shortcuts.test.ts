import { expect, it } from 'vitest';
import { lettersOf } from './use-frame-shortcuts';

it('gives every screen a letter of its own', () => {
  const ids = ['today', 'inbox', 'alarms', 'customers', 'insights', 'settings'];
  const letters = lettersOf(ids.map((id) => ({ id }))).map(([letter, { id }]) => `${letter} ${id}`);
  expect(letters).toEqual(['t today', 'i inbox', 'a alarms', 'c customers', 'n insights', 's settings']);
});

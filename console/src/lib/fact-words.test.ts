import { expect, it } from 'vitest';
import { factName, factValue } from './fact-words';

it('reads names as words', () => {
  expect(factName('favouriteColour')).toBe('Favourite colour');
  expect(factName('facts.shoe_size')).toBe('Shoe size');
});

it.each([
  ['country', 'GB', 'United Kingdom'],
  ['language', 'de', 'German'],
  ['locale', 'pt_BR', 'Brazilian Portuguese'],
  ['country', 'Narnia', 'Narnia'],
  ['plan', 'de', 'de'],
  ['orders', 7, '7'],
])('%s %s is %s', (name, value, words) => {
  expect(factValue(name, value, 'en-GB')).toBe(words);
});

import { expect, it } from 'vitest';
import { addressesOf, wrongOnes } from './addresses';

it('reads addresses as people paste them', () => {
  expect(addressesOf(['Maya Chen <Maya@Example.com>; ines@example.com', 'ines@example.com'])).toEqual([
    'maya@example.com',
    'ines@example.com',
  ]);
});

it('knows what is no address', () => {
  expect(wrongOnes(['maya@example.com', 'maya', 'a@b'])).toEqual(['maya', 'a@b']);
});

import { expect, it } from 'vitest';
import { safeNext } from './safe-next';

it('leads back only into our own house', () => {
  expect(safeNext('/inbox/1?view=mine')).toBe('/inbox/1?view=mine');
  for (const foreign of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    undefined,
  ]) {
    expect(safeNext(foreign)).toBe('/');
  }
});

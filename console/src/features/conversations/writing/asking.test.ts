import { describe, expect, it } from 'vitest';
import { askedAt, matching } from './asking';

describe('what is asked for at the caret', () => {
  it.each([
    ['/', false, 'macro', ''],
    ['Hello\n/refund po', false, 'macro', 'refund po'],
    ['Hello ##late', false, 'macro', 'late'],
    ['##', true, 'macro', ''],
    ['@', true, 'somebody', ''],
    ['Can you, (@Ada Lo', true, 'somebody', 'Ada Lo'],
  ] as const)('%j', (text, inNote, what, words) => {
    const found = askedAt(text, text.length, inNote);
    expect(found).toMatchObject({ what, words, to: text.length });
    expect(text.slice(found?.from)).toBe(`${what === 'somebody' ? '@' : text.includes('##') ? '##' : '/'}${words}`);
  });

  it.each([
    ['either/or', false],
    ['see /refund', false],
    ['/usr/bin', false],
    ['/ half', false],
    ['###', false],
    ['@ada', false],
    ['mail@shop', true],
    ['/refund\n', false],
  ] as const)('nothing in %j', (text, inNote) => {
    expect(askedAt(text, text.length, inNote)).toBeNull();
  });
});

describe('what matches', () => {
  const items = [
    { name: 'Where is it', text: 'Your refund is on its way' },
    { name: 'Full refund' },
    { name: 'Refund refused' },
    { name: 'Jürgen' },
  ];
  it('finds names by their beginnings first, then what is in the text', () => {
    expect(matching(items, 'ref').map(({ name }) => name)).toEqual(['Full refund', 'Refund refused', 'Where is it']);
    expect(matching(items, 'refund way').map(({ name }) => name)).toEqual(['Where is it']);
    expect(matching(items, 'jur').map(({ name }) => name)).toEqual(['Jürgen']);
    expect(matching(items, '')).toHaveLength(4);
  });
});

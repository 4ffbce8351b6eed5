import { expect, test } from 'vitest';
import { begun, scoresOf } from './judging';

const CRITERIA = ['clear', 'kind'].map((key) => ({ key, name: key, weight: 1, detail: '' }));

test('nothing can be handed in before every criterion is chosen', () => {
  const judging = begun(CRITERIA, []);
  expect(scoresOf(judging)).toBeNull();
  judging.clear = { choice: '3', comment: 'Short.', entry: 'e1' };
  expect(scoresOf(judging)).toBeNull();
  judging.kind = { choice: 'none', comment: '', entry: null };
  expect(scoresOf(judging)).toEqual([
    { criterion: 'clear', score: 3, comment: 'Short.', entry_id: 'e1' },
    { criterion: 'kind', score: null, comment: '', entry_id: null },
  ]);
});

test('what was handed in before is there again, and what its card did not know is not chosen', () => {
  const before = [{ criterion: 'clear', score: null, comment: 'No words.', entry_id: null }];
  expect(begun(CRITERIA, before)).toEqual({
    clear: { choice: 'none', comment: 'No words.', entry: null },
    kind: { choice: '', comment: '', entry: null },
  });
});

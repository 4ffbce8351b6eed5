import { expect, test } from 'vitest';
import { countdown, type Due, nearest } from './promising';

const NOON = Date.parse('2026-11-02T12:00:00Z');
const due = (change: Partial<Due>): Due => ({
  metric: 'first_response',
  state: 'running',
  due_at: '2026-11-02T13:00:00Z',
  warns_at: '2026-11-02T12:45:00Z',
  left: null,
  ...change,
});

test.each([
  ['runs', due({}), 0, { is: 'left', seconds: 3600, tone: 'neutral' }],
  ['is warned of', due({}), 50, { is: 'left', seconds: 600, tone: 'warning' }],
  ['is late, though nobody said so yet', due({}), 75, { is: 'late', seconds: 900, tone: 'negative' }],
  [
    'stands still',
    due({ state: 'paused', due_at: null, left: 90 }),
    75,
    { is: 'paused', seconds: 90, tone: 'neutral' },
  ],
  ['is never due', due({ due_at: null, warns_at: null }), 75, { is: 'unknown', seconds: 0, tone: 'neutral' }],
] as const)('one that %s', (_, promise, minutes, said) => {
  expect(countdown(promise, NOON + minutes * 60_000)).toEqual(said);
});

test('the nearest is due first, and what stands still comes last', () => {
  const later = due({ due_at: '2026-11-02T18:00:00Z' });
  const still = due({ state: 'paused', due_at: null, left: 60 });
  expect(nearest([still, later, due({})])).toEqual(due({}));
  expect(nearest([still])).toBe(still);
  expect(nearest([])).toBeUndefined();
});

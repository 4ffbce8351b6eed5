import { beforeEach, expect, test } from 'vitest';
import { anonymousId, becomeUser, forget, userId, visitAt } from '../../src/beacon/identity.ts';

const MINUTE = 60_000;
const NOON = Date.UTC(2026, 10, 22, 12);

beforeEach(() => {
  localStorage.clear();
});

test('a visit goes on while touchpoints come within 30 minutes', () => {
  const [first, begins] = visitAt(NOON);
  expect(begins).toBe(true);
  expect(visitAt(NOON + 29 * MINUTE)).toEqual([first, false]);
  expect(visitAt(NOON + 58 * MINUTE)).toEqual([first, false]);
  expect(visitAt(NOON + 89 * MINUTE)[1]).toBe(true);
});

test('a visit ends after 24 hours', () => {
  const [first] = visitAt(NOON);
  let last = first;
  for (let minutes = 20; minutes < 24 * 60; minutes += 20) [last] = visitAt(NOON + minutes * MINUTE);
  expect(last).toBe(first);
  expect(visitAt(NOON + 24 * 60 * MINUTE)[1]).toBe(true);
});

test('what another program left in the storage does not stop the tag', () => {
  localStorage['wayline:visit'] = 'rubbish';
  expect(visitAt(NOON)[1]).toBe(true);
});

test('identify keeps the anonymous id, a second person gets a new one, reset forgets both', () => {
  const before = anonymousId();
  becomeUser('u1');
  expect(anonymousId()).toBe(before);
  becomeUser('u2');
  expect(anonymousId()).not.toBe(before);
  forget();
  expect(userId()).toBeUndefined();
});

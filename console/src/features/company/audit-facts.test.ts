import { expect, it } from 'vitest';
import { factsOf } from './audit-facts';

const day = (at: Date) => `the ${at.getUTCDate()}.`;

it('tells the facts in one line and leaves out what is empty', () => {
  expect(factsOf({ name: 'Returns', members: null, active: false }, day)).toBe('name: Returns, active: false');
});

it('says lists and moments as a person would', () => {
  const facts = { scopes: ['collect.write', 'history.import'], from_at: '2026-11-22T19:23:07.887941+00:00' };
  expect(factsOf(facts, day)).toBe('scopes: collect.write · history.import, from at: the 22.');
});

it('leaves ids out and names the first of many', () => {
  const facts = { into: '01a22da0-7d67-71f6-9ec1-d74d0a1d9ea9', names: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] };
  expect(factsOf(facts, day)).toBe('names: a · b · c · d · e · f · +2');
});

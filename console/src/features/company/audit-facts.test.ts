import { expect, it } from 'vitest';
import { factsOf } from './audit-facts';

it('tells the facts in one line and leaves out what is empty', () => {
  expect(factsOf({ name: 'Returns', members: null, team_ids: ['a'] })).toBe('name: Returns, team ids: ["a"]');
});

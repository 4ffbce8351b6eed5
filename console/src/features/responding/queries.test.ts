import { expect, it } from 'vitest';
import { numberQuery, weekQuery } from './queries';
import { respondingSearch } from './search';

const NOW = Date.parse('2026-11-22T10:05:00Z');
const askedOf = (id: string, search: object, by?: 'team' | 'channel_id') =>
  numberQuery(id, respondingSearch(search as never), NOW, by).queryKey[2];

it('asks for what the address says, and for the usual where it says nothing or nonsense', () => {
  expect(askedOf('response_time', { days: '9', clock: 'stopped', goal: '7' })).toEqual({
    since: '2026-10-23T11:00:00.000Z',
    until: '2026-11-22T11:00:00.000Z',
    only: [],
    clock: undefined,
    trimmed: false,
    within: 3600,
    by: undefined,
  });
  expect(askedOf('response_time', { team: 't1', teammate: 'none', clock: 'business', trimmed: 'yes' })).toMatchObject({
    only: ['team:t1', 'teammate:'],
    clock: 'business',
    trimmed: true,
  });
});

it('asks a share and a level for what they know', () => {
  expect(askedOf('reply_rate', { team: 't1', clock: 'business' })).not.toHaveProperty('clock');
  expect(askedOf('still_waiting', { team: 't1', channel_id: 'c1', goal: '300' })).toMatchObject({
    only: ['channel_id:c1'],
  });
  const worked = askedOf('handle_time', { team: 't1', clock: 'business', trimmed: 'yes' });
  expect(worked).toMatchObject({ only: ['team:t1'], trimmed: true });
  expect(worked).not.toHaveProperty('clock');
  expect(askedOf('still_waiting', { goal: '300', clock: 'business' })).not.toHaveProperty('within');
});

it('offers all of a kind to choose from, whatever was chosen of it', () => {
  expect(askedOf('reply_rate', { team: 't1', channel_id: 'c1' }, 'team')).toMatchObject({ only: ['channel_id:c1'] });
  expect(weekQuery(respondingSearch({ team: 't1' }), NOW).queryKey[3]).toMatchObject({ only: ['team:t1'] });
});

import { describe, expect, it } from 'vitest';
import { factName } from '../../lib/fact-words';
import { columnsOf, conditionsOf, customersSearch, meantBy, questionOf } from './search';

describe('what a link says about the list', () => {
  it('asks for known customers unless everyone is wanted', () => {
    expect(JSON.parse(questionOf({}).filter ?? '')).toEqual({ all: [{ field: 'known', is: 'is', value: true }] });
    expect(questionOf({ who: 'everyone' }).filter).toBeUndefined();
  });

  it('drops what nobody could have chosen', () => {
    const search = customersSearch({
      sort: 'password',
      who: 'nobody',
      filter: '[{"field":1},{"field":"a","is":"is"}]',
    });
    expect(search).toEqual({ sort: undefined, who: undefined, filter: '[{"field":"a","is":"is"}]' });
    expect(conditionsOf('{')).toEqual([]);
  });

  it('keeps only columns there can be', () => {
    expect(columnsOf({ columns: 'email,nonsense,facts.plan' })).toEqual(['email', 'facts.plan']);
  });

  it('takes typed text for what it means', () => {
    expect([meantBy('3'), meantBy(' true '), meantBy('pro'), meantBy('')]).toEqual([3, true, 'pro', '']);
  });

  it('reads names of facts as words', () => {
    expect(factName('facts.favouriteColour')).toBe('Favourite colour');
  });
});

import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { type Why, whyWords } from './routing-words';

const t = ((key: string, facts?: object) =>
  facts ? `${key} ${Object.values(facts).join()}` : key) as unknown as TFunction<'conversations'>;
const BALANCED: Why = { way: 'balanced', language: null, skills: [], vip: false, last: false, widened: null, used: 33 };

test('a decision says what weighed, and how much is used', () => {
  expect(whyWords(BALANCED, t, 'en')).toEqual(['routing.way.balanced', 'routing.used 33']);
  expect(whyWords({ ...BALANCED, language: 'es', skills: ['refund'], vip: true, last: true }, t, 'en')).toEqual([
    'routing.vip',
    'routing.language Spanish',
    'routing.skill refund',
    'routing.last',
    'routing.used 33',
  ]);
  expect(whyWords({ ...BALANCED, widened: 'skill' }, t, 'de')[0]).toBe('routing.widened.skill');
});

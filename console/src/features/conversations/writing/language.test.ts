import { expect, it } from 'vitest';
import type { Entry } from '../types';
import { spokenIn, toldIn } from './language';

function entry(kind: string, language: string | null): Entry {
  return { author: { kind }, signals: { language } } as Entry;
}

it('is what the customer wrote in last', () => {
  expect(spokenIn([entry('customer', 'en'), entry('customer', 'de'), entry('teammate', 'en')])).toBe('de');
  expect(spokenIn([entry('customer', 'es'), entry('customer', null)])).toBe('es');
  expect(spokenIn([entry('teammate', 'en')])).toBeUndefined();
});

it('else what is known of them, if that is a language', () => {
  expect(toldIn([{ name: 'locale', value: 'pt_BR' }])).toBe('pt-BR');
  expect(
    toldIn([
      { name: 'locale', value: 'fr-CA' },
      { name: 'Language', value: 'en' },
    ]),
  ).toBe('en');
  expect(toldIn([{ name: 'language', value: 'German, mostly' }])).toBeUndefined();
});

import { expect, it } from 'vitest';
import { configOf, previewAddress } from './preview-address';
import type { WidgetSettings } from './types';

const settings: WidgetSettings = {
  colours: { accent: '#b3541e', theme: 'dark' },
  position: 'left',
  languages: ['en', 'de'],
  texts: { de: { greeting: 'Wohin # soll es gehen?' } },
  pre_chat: { enabled: false, fields: [{ name: 'email', label: '', type: 'email', required: true }] },
  answers_in: 120,
  sound: true,
  queue_limit: null,
};
const seen = { company: 'Cortado', settings, language: 'de', online: true } as const;

it('speaks the language that is looked at', () => {
  expect(configOf(seen)).toMatchObject({ name: 'Cortado', languages: ['de'], online: true, position: 'left' });
});

it('asks before the chat only where that is on', () => {
  expect(configOf(seen).pre_chat).toEqual([]);
  const asking = { ...settings, pre_chat: { ...settings.pre_chat, enabled: true } };
  expect(configOf({ ...seen, settings: asking }).pre_chat).toMatchObject([{ name: 'email', required: true }]);
});

it('carries the settings behind the #, whole', () => {
  const [page, behind = ''] = previewAddress(seen).split('#');
  expect(page).toBe('/w/preview');
  expect(JSON.parse(decodeURIComponent(behind))).toEqual(configOf(seen));
});

import { expect, test } from 'vitest';
import { readConfig } from '../../src/launcher/config.ts';
import { readableOn } from '../../src/launcher/stage.ts';

test('an empty answer gives a widget that works', () => {
  expect(readConfig({}, ['en-GB'])).toMatchObject({
    accent: '#14746a',
    side: 'right',
    language: 'en',
    online: true,
    preChat: [],
    sound: false,
  });
  expect(readConfig(null, [])).toMatchObject({ language: 'en' });
});

test.each([
  [['de', 'en'], ['fr-CA', 'de-AT'], 'de'],
  [['en', 'ar'], ['ar'], 'ar'],
  [['es'], ['ja'], 'es'],
  [['xx'], ['de'], 'en'],
])('of %s a visitor who prefers %s gets %s', (offered, preferred, language) => {
  expect(readConfig({ languages: offered }, preferred).language).toBe(language);
});

test("the company's own words go before ours, those of the visitor's language first", () => {
  const { texts } = readConfig({ texts: { greeting: 'Hi', de: { greeting: 'Moin' } }, languages: ['de'] }, ['de']);
  expect(texts).toEqual({ greeting: 'Moin' });
});

test.each(['red; } * { display: none', 'url(https://e.example)', '#12345'])(
  '%s does not get into a style sheet',
  (accent) => {
    expect(readConfig({ colours: { accent } }, []).accent).toBe('#14746a');
  },
);

test('pre-chat fields may be names or have a label of their own', () => {
  expect(
    readConfig({ pre_chat: ['email', { name: 'order', label: 'Order number', required: true }] }, []).preChat,
  ).toEqual([
    { name: 'email', label: '', type: 'email', required: false },
    { name: 'order', label: 'Order number', type: 'text', required: true },
  ]);
  expect(readConfig({ pre_chat: { enabled: false, fields: ['email'] } }, []).preChat).toEqual([]);
});

test('what stands on a colour can be read', () => {
  expect(readableOn('#14746a')).toBe('#ffffff');
  expect(readableOn('#ffd400')).toBe('#12110f');
});

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const source = resolve(import.meta.dirname, '..');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' });
const folders = files
  .filter((file) => file.endsWith('locales/en.json'))
  .map((file) => file.replace('/locales/en.json', ''));

type Words = { [key: string]: string | Words };

function flat(words: Words, before = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    if (typeof value === 'string') found.set(before + key, value);
    else for (const [inner, text] of flat(value, `${before}${key}.`)) found.set(inner, text);
  }
  return found;
}

function catalogue(folder: string, language: string): Map<string, string> {
  return flat(JSON.parse(readFileSync(`${source}/${folder}/locales/${language}.json`, 'utf8')) as Words);
}

function holes(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
}

it('finds the catalogues', () => expect(folders.length).toBeGreaterThanOrEqual(4));

it.each(folders)('%s says the same things in German, with the same facts', (folder) => {
  const english = catalogue(folder, 'en');
  const german = catalogue(folder, 'de');
  expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
  for (const [key, text] of english) expect([key, holes(german.get(key) ?? '')]).toEqual([key, holes(text)]);
});

it.each(folders)('%s knows every key its screens ask for', (folder) => {
  const known = catalogue(folder, 'en');
  const own = files.filter((file) => file.startsWith(`${folder}/`) && /\.tsx?$/.test(file) && !file.includes('.test.'));
  const asked = own.flatMap((file) => [...readFileSync(`${source}/${file}`, 'utf8').matchAll(/\bt\('([\w.]+)'/g)]);
  const missing = asked.map(([, key = '']) => key).filter((key) => !known.has(key) && !known.has(`${key}_other`));
  expect(missing).toEqual([]);
});

import { startWords } from '../lib/i18n';
import { readStored } from '../lib/stored';

export const LANGUAGE_KEY = 'wayline-language';

type Catalogue = Record<string, unknown>;
const english = import.meta.glob<Catalogue>(
  ['./locales/en.json', '../ui/locales/en.json', '../features/*/locales/en.json'],
  { eager: true, import: 'default' },
);
const others = import.meta.glob<Catalogue>(
  ['./locales/de.json', '../ui/locales/de.json', '../features/*/locales/de.json'],
  { import: 'default' },
);

/** Every catalogue there is: a feature's words are found by their place, nothing registers them. */
export function startConsoleWords(): Promise<void> {
  const chosen = readStored<string>(LANGUAGE_KEY);
  const ownFolder = (path: string) => path.replace(/^\.\//, 'app/');
  return startWords(
    Object.fromEntries(Object.entries(english).map(([path, words]) => [ownFolder(path), words])),
    Object.fromEntries(Object.entries(others).map(([path, load]) => [ownFolder(path), load])),
    chosen ? [chosen] : navigator.languages,
  );
}

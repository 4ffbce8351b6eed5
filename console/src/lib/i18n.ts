import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

type Catalogue = Record<string, unknown>;

/** src/<app|ui>/locales/en.json and src/features/<room>/locales/en.json: the folder is the namespace. */
export function namespaceOf(path: string): { namespace: string; language: string } {
  const parts = path.split('/');
  const language = parts.at(-1)?.replace('.json', '') ?? '';
  return { namespace: parts.at(-3) ?? '', language };
}

/** Start translation from the catalogues found by the app; German is loaded only when it is wanted. */
export async function startWords(
  english: Record<string, Catalogue>,
  others: Record<string, () => Promise<Catalogue>>,
  wanted: readonly string[],
): Promise<void> {
  const resources: Record<string, Catalogue> = {};
  for (const [path, words] of Object.entries(english)) resources[namespaceOf(path).namespace] = words;
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    resources: { en: resources },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  loaders = others;
  const language = LANGUAGES.find((each) => wanted.some((tag) => tag.toLowerCase().startsWith(each)));
  await speak(language ?? 'en');
}

let loaders: Record<string, () => Promise<Catalogue>> = {};

/** Change the language of the whole console, loading its words first. */
export async function speak(language: Language): Promise<void> {
  const mine = Object.entries(loaders).filter(([path]) => namespaceOf(path).language === language);
  await Promise.all(
    mine.map(async ([path, load]) =>
      i18next.addResourceBundle(language, namespaceOf(path).namespace, await load(), true, true),
    ),
  );
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

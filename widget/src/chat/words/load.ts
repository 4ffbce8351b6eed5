import type { Config, Language } from '../../launcher/config.ts';
import type { Words } from './catalogue.ts';
import { en } from './en.ts';

const LOADERS: Record<Exclude<Language, 'en'>, () => Promise<{ words: Words }>> = {
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  ar: () => import('./ar.ts'),
};

/** The words of the visitor's language, the company's own before ours. English where a language cannot be fetched. */
export async function loadWords({ language, texts }: Config): Promise<Words> {
  const ours =
    language === 'en'
      ? en
      : await LOADERS[language]().then(
          ({ words }) => words,
          () => en,
        );
  return { ...ours, ...texts };
}

/** A sentence with its blanks filled. */
export function filled(sentence: string, blanks: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (blank, name: string) => `${blanks[name] ?? blank}`);
}

/** How soon an answer comes, in words. `seconds` null where nobody knows. */
export function answersIn(words: Words, seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes === 1) return words.answersInMinute;
  if (minutes <= 90) return filled(words.answersInMinutes, { n: minutes });
  return minutes <= 12 * 60 ? filled(words.answersInHours, { n: Math.round(minutes / 60) }) : words.answersToday;
}

/** "Today", "Yesterday" or the date, in the visitor's zone and language. */
export function dayOf(words: Words, language: Language, at: Date, now: Date): string {
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return words.today;
  if (days === 1) return words.yesterday;
  const year = at.getFullYear() === now.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...year,
  }).format(at);
}

/** The visitor's own flavour of a language (en-GB for en), where their browser has one. */
export function localeOf(language: Language): string {
  return navigator.language.startsWith(language) ? navigator.language : language;
}

/** The time of day, as the visitor's browser writes it. */
export function timeOf(language: Language, at: Date): string {
  return new Intl.DateTimeFormat(localeOf(language), { hour: '2-digit', minute: '2-digit' }).format(at);
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

import type { TFunction } from 'i18next';
import type { Schema } from '../../lib/api';

export type Why = Schema<'Why'>;

/** The reasons of a decision of routing, in the order they weighed. */
export function whyWords(why: Why, t: TFunction<'conversations'>, locale: string): string[] {
  const words: string[] = [];
  if (why.vip) words.push(t('routing.vip'));
  if (why.language) words.push(t('routing.language', { language: languageName(why.language, locale) }));
  if (why.skills?.length) words.push(t('routing.skill', { skills: why.skills.join(', ') }));
  if (why.widened) words.push(t(`routing.widened.${why.widened}`));
  words.push(why.last ? t('routing.last') : t(`routing.way.${why.way}`));
  words.push(t('routing.used', { used: why.used }));
  return words;
}

function languageName(code: string, locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}

import type { Schema } from '../../lib/api';

export type Theme = Schema<'ThemeShape'>;
export type Rule = Schema<'Rule'>;
export type Example = Schema<'ThemeExampleShape'>;
export type About = NonNullable<Theme['about']>;
export type ThemesFile = Schema<'ThemesFile'>;
export type Answer = Schema<'WordsAnswer'>;
export type WordsRow = Schema<'WordsRow'>;
export type Totals = Schema<'WordsTotals'>;
export type Mean = Schema<'Mean'>;
export type WordsPart = Schema<'WordsPart'>;
export type Quote = Schema<'WordsQuote'>;
export type Quadrant = NonNullable<WordsRow['quadrant']>;
export type Change = NonNullable<WordsRow['change']>;

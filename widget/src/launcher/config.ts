/** The settings of the widget as the server gives them, with a sensible value wherever it gives none. */

export type Language = 'en' | 'de' | 'es' | 'fr' | 'ar';
export type Field = { name: string; label: string; type: 'text' | 'email' | 'tel'; required: boolean };
export type Away = 'closed' | 'nobody' | 'full' | null;
export type Config = {
  name: string;
  accent: string;
  theme: 'auto' | 'light' | 'dark';
  side: 'left' | 'right';
  language: Language;
  /** Words of the company's own, by the names of the catalogue. */
  texts: Record<string, string>;
  preChat: Field[];
  online: boolean;
  /** Why nobody can answer now. */
  away: Away;
  /** Seconds in which an answer usually comes, null where nobody knows. */
  answersIn: number | null;
  /** When the company opens again (RFC 3339), null while open or unknown. */
  opensAt: string | null;
  sound: boolean;
};

type Loose = Record<string, unknown>;

const LANGUAGES: readonly Language[] = ['en', 'de', 'es', 'fr', 'ar'];
const ACCENT = '#14746a';

/** The config of a server's answer, for a visitor whose browser prefers these languages. */
export function readConfig(answer: unknown, preferred: readonly string[]): Config {
  const given = loose(answer);
  const colours = loose(given.colours);
  const hours = loose(given.hours);
  const language = chooseLanguage(given.languages, preferred);
  const side = text(loose(given.position).side) ?? text(given.position);
  return {
    name: text(given.name) ?? '',
    accent: colour(colours.accent) ?? ACCENT,
    theme: colours.theme === 'light' || colours.theme === 'dark' ? colours.theme : 'auto',
    side: side?.includes('left') ? 'left' : 'right',
    language,
    texts: ownTexts(loose(given.texts), language),
    preChat: fields(given.pre_chat),
    online: given.online !== false,
    away: readAway(given.away, given.online !== false),
    answersIn: typeof given.answers_in === 'number' ? given.answers_in : null,
    opensAt: text(hours.opens_at) ?? text(hours.next_open_at) ?? null,
    sound: given.sound === true,
  };
}

/** Servers of before said only that nobody is there. */
export function readAway(why: unknown, online: boolean): Away {
  if (online) return null;
  return why === 'nobody' || why === 'full' ? why : 'closed';
}

function chooseLanguage(offered: unknown, preferred: readonly string[]): Language {
  const list = Array.isArray(offered) ? LANGUAGES.filter((each) => offered.includes(each)) : [...LANGUAGES];
  for (const each of preferred) {
    const found = list.find((language) => each.toLowerCase().split('-')[0] === language);
    if (found) return found;
  }
  return list[0] ?? 'en';
}

function ownTexts(given: Loose, language: Language): Record<string, string> {
  const own: Record<string, string> = {};
  for (const source of [given, loose(given[language])]) {
    for (const [name, value] of Object.entries(source))
      if (typeof value === 'string' && value.trim()) own[name] = value;
  }
  return own;
}

function fields(given: unknown): Field[] {
  const settings = loose(given);
  const list = Array.isArray(given) ? given : settings.enabled === false ? [] : settings.fields;
  if (!Array.isArray(list)) return [];
  return list.flatMap((each) => {
    const field = typeof each === 'string' ? { name: each } : loose(each);
    const name = text(field.name);
    if (!name) return [];
    return [
      {
        name,
        label: text(field.label) ?? '',
        type: fieldType(text(field.type) ?? name),
        required: field.required === true,
      },
    ];
  });
}

function fieldType(given: string): Field['type'] {
  if (given === 'email') return 'email';
  return given === 'tel' || given === 'phone' ? 'tel' : 'text';
}

/** Only a plain hex colour goes into a style sheet. */
function colour(value: unknown): string | undefined {
  return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value ? value : undefined;
}

function loose(value: unknown): Loose {
  return value && typeof value === 'object' ? (value as Loose) : {};
}

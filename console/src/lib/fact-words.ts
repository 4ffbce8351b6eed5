/** "favouriteColour" and "favourite_colour" read "Favourite colour". */
export function factName(name: string): string {
  const words = name
    .replace(/^facts\./, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}

/** What a fact says to a person: "GB" of a country is the United Kingdom, "de" of a language German. */
export function factValue(name: string, value: unknown, locale: string): string {
  const said = String(value);
  const asked = name.toLowerCase();
  if (/country/.test(asked) && /^[A-Z]{2}$/.test(said)) return named('region', said, locale);
  if (/^(language|locale)$/.test(asked) && /^[a-z]{2}([-_][A-Z]{2})?$/.test(said)) {
    return named('language', said.replace('_', '-'), locale);
  }
  return said;
}

function named(type: 'region' | 'language', code: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type }).of(code) ?? code;
}

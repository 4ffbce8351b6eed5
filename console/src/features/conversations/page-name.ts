const BETWEEN = [' | ', ' · ', ' – ', ' — ', ' - '];

/** What a person calls a page: its title without the shop's name; without a title, its address in words. */
export function pageName(title: string | null | undefined, url: string): string {
  const given = BETWEEN.reduce((words, between) => words.split(between)[0] ?? words, title?.trim() ?? '');
  // A title that is only the last part of the address is none.
  if (given !== '' && given !== lastPart(url)) return given;
  return inWords(lastPart(url)) || hostOf(url);
}

function lastPart(url: string): string {
  const [path = ''] = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').split(/[?#]/);
  const part = path.split('/').findLast((each) => each !== '') ?? '';
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function inWords(part: string): string {
  const words = part
    .replace(/\.[a-z0-9]{2,5}$/i, '')
    .replace(/[-_+]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : url;
}

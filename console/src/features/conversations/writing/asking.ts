/** What is asked for where the caret stands: a macro (`/` at a line's start, or `##`) or somebody (`@`), and by which words. */
export type Asked = { what: 'macro' | 'somebody'; words: string; from: number; to: number };

const LONGEST = 40;
const MACRO = /(?:^\/|(?:^|\s)##)([^\n/#]*)$/;
const SOMEBODY = /(?:^|[\s(])@([^\n@]*)$/;

/** Null where nothing is asked for. People are asked for in notes alone. Pure. */
export function askedAt(text: string, caret: number, inNote: boolean): Asked | null {
  const line = text.slice(text.lastIndexOf('\n', caret - 1) + 1, caret);
  return asked('macro', MACRO, line, caret) ?? (inNote ? asked('somebody', SOMEBODY, line, caret) : null);
}

function asked(what: Asked['what'], sign: RegExp, line: string, caret: number): Asked | null {
  const found = sign.exec(line);
  const words = found?.[1];
  if (!found || words === undefined || words.length > LONGEST || /^\s/.test(words)) return null;
  const begun = found[0].trimStart().replace(/^\(/, '');
  return { what, words, from: caret - begun.length, to: caret };
}

type Named = { name: string; text?: string };

/** Those that hold every word that was typed: beginnings of names first, then names, then texts. Pure. */
export function matching<Item extends Named>(items: readonly Item[], words: string): Item[] {
  const asked = plain(words).split(/\s+/).filter(Boolean);
  const ranked = items.flatMap((item) => {
    const name = plain(item.name);
    const whole = `${name} ${plain(item.text ?? '')}`;
    if (!asked.every((word) => whole.includes(word))) return [];
    const inName = asked.every((word) => name.includes(word));
    const begins = asked.every((word) => name.split(/\s+/).some((part) => part.startsWith(word)));
    return [{ item, rank: begins ? 0 : inName ? 1 : 2 }];
  });
  return ranked.sort((one, other) => one.rank - other.rank).map(({ item }) => item);
}

/** Without marks and capitals: "Jürgen" is found by "jur". */
function plain(words: string): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

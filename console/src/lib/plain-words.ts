const PAIRED = /(\*\*\*|\*\*|__|~~|`)(?=\S)(.*?\S)\1/g;
const SLANTED = /(^|[\s“"(])([*_])(?=[^\s*_])(.*?[^\s*_])\2(?=[\s.,:;!?”")…]|$)/g;
/** What was cut off before its second mark came: “… a **refund or…”. */
const CUT = /(^|[\s“"(])(?:\*\*\*|\*\*|__|~~|`)(?=[^\s*_~`][^*~`]*…”?$)/;

/** One line of Markdown as the words alone, for a list or a snippet: no marks, no addresses of links. */
export function plainWords(markdown: string): string {
  return markdown
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(PAIRED, '$2')
    .replaceAll(SLANTED, '$1$3')
    .replace(CUT, '$1')
    .replace(/^(“?)(?:#{1,6}|>) /, '$1')
    .replaceAll(/\s+/g, ' ');
}

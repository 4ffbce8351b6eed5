/** A text field's content and what is selected in it. */
export type Edit = { text: string; from: number; to: number };

/** Put marks around what is selected, or take them away where they are already. */
export function wrap({ text, from, to }: Edit, mark: string): Edit {
  const before = text.slice(0, from);
  const inside = text.slice(from, to);
  const after = text.slice(to);
  const width = mark.length;
  if (before.endsWith(mark) && after.startsWith(mark)) {
    return { text: before.slice(0, -width) + inside + after.slice(width), from: from - width, to: to - width };
  }
  return { text: before + mark + inside + mark + after, from: from + width, to: to + width };
}

/** Make a link of what is selected, ready for its address to be typed. */
export function link({ text, from, to }: Edit): Edit {
  const words = text.slice(from, to);
  const isAddress = /^https?:\/\/\S+$/.test(words);
  const made = isAddress ? `[](${words})` : `[${words}](https://)`;
  const at = isAddress ? from + 1 : from + words.length + 3;
  return { text: text.slice(0, from) + made + text.slice(to), from: at, to: isAddress ? at : at + 'https://'.length };
}

const ITEM = /^(\s*)([-*]|\d+\.)\s(.*)$/;

/** What Enter does inside a list: the next item, or out of the list from an empty one. Null: an ordinary line break. */
export function continueList({ text, from, to }: Edit): Edit | null {
  if (from !== to) return null;
  const start = text.lastIndexOf('\n', from - 1) + 1;
  const found = ITEM.exec(text.slice(start, from));
  if (!found) return null;
  const [, indent = '', sign = '-', words = ''] = found;
  if (words.trim() === '') return { text: text.slice(0, start) + text.slice(from), from: start, to: start };
  const next = /\d/.test(sign) ? `${Number.parseInt(sign, 10) + 1}.` : sign;
  const added = `\n${indent}${next} `;
  return { text: text.slice(0, from) + added + text.slice(from), from: from + added.length, to: from + added.length };
}

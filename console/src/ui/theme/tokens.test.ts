import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(`${import.meta.dirname}/tokens.css`, 'utf8');

function tokensOf(scheme: 'light' | 'dark'): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, selector = '', body = ''] of css.matchAll(/(:root[^{]*)\{([^}]*)\}/g)) {
    if (selector.includes('dark') && scheme === 'light') continue;
    for (const [, name = '', value = ''] of body.matchAll(/--([\w-]+):\s*([^;]+);/g)) found.set(name, value.trim());
  }
  return found;
}

function hexOf(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(name) ?? '';
  const inner = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  return inner ? hexOf(tokens, inner) : value;
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const TEXT_ON: [string, string[]][] = [
  [
    'text',
    ['surface', 'surface-raised', 'surface-sunk', 'surface-chosen', 'accent-soft', 'warning-soft', 'negative-soft'],
  ],
  ['text-soft', ['surface', 'surface-raised', 'surface-sunk', 'surface-hovered', 'accent-soft', 'warning-soft']],
  ['text-faint', ['surface', 'surface-raised', 'surface-sunk']],
  ['accent', ['surface', 'surface-raised', 'surface-sunk', 'accent-soft']],
  ['positive', ['surface', 'surface-raised', 'positive-soft']],
  ['warning', ['surface', 'surface-raised', 'warning-soft']],
  ['negative', ['surface', 'surface-raised', 'negative-soft']],
  ['on-accent', ['accent', 'accent-strong', 'warning', 'negative']],
  ['on-voice', ['voice']],
];

for (const scheme of ['light', 'dark'] as const) {
  const tokens = tokensOf(scheme);
  for (const [text, grounds] of TEXT_ON) {
    it.each(grounds)(`${scheme}: ${text} can be read on %s`, (ground) => {
      expect(contrast(hexOf(tokens, text), hexOf(tokens, ground))).toBeGreaterThanOrEqual(4.5);
    });
  }
  const hues = [...tokens.keys()].filter((name) => /^(dep|channel|tag)-/.test(name));
  it.each(hues)(`${scheme}: the mark %s stands out from its ground`, (hue) => {
    expect(contrast(hexOf(tokens, hue), hexOf(tokens, 'surface-raised'))).toBeGreaterThanOrEqual(3);
  });
}

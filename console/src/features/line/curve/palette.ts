/** The tokens a canvas needs, read from the theme as it is now. */
export type Palette = {
  text: string;
  soft: string;
  faint: string;
  line: string;
  accent: string;
  raised: string;
  sunk: string;
  negative: string;
  positive: string;
  warning: string;
  font: string;
  strong: string;
  department: (name: string) => string;
  channel: (name: string) => string;
};

/** Read the palette of the theme in force around this element. */
export function paletteOf(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const word = (name: string) => name.toLowerCase().replaceAll('_', '-');
  const font = (weight: number) => `${weight} ${style.fontSize} ${style.fontFamily}`;
  return {
    text: token('--text'),
    soft: token('--text-soft'),
    faint: token('--text-faint'),
    line: token('--line'),
    accent: token('--accent'),
    raised: token('--surface-raised'),
    sunk: token('--surface-sunk'),
    negative: token('--negative'),
    positive: token('--positive'),
    warning: token('--warning'),
    font: font(500),
    strong: font(600),
    department: (name) => token(`--dep-${word(name)}`) || token('--dep-other'),
    channel: (name) => token(`--channel-${word(name)}`) || token('--channel-api'),
  };
}

/** Lengths of time as people type them: "30 min", "4h", "1 d 12 h". Seconds. */
const UNITS: Record<string, number> = { m: 60, min: 60, h: 3600, d: 86_400, t: 86_400, std: 3600 };
const PART = /(\d+(?:[.,]\d+)?)\s*([a-z]*)/gi;

/** Undefined for what cannot be read; a number alone means minutes. */
export function readLength(typed: string): number | undefined {
  const text = typed.trim().toLowerCase();
  if (!text || text.replace(PART, '').trim()) return undefined;
  let seconds = 0;
  for (const [, count = '', unit = ''] of text.matchAll(PART)) {
    const each = UNITS[unit || 'min'];
    if (!each) return undefined;
    seconds += Number(count.replace(',', '.')) * each;
  }
  return Math.round(seconds) >= 60 ? Math.round(seconds) : undefined;
}

/** As it is typed again: "1 d 12 h". */
export function writeLength(seconds: number): string {
  const days = Math.floor(seconds / 86_400);
  const hours = Math.floor((seconds % 86_400) / 3600);
  const minutes = Math.round((seconds % 3600) / 60);
  const parts = [
    [days, 'd'],
    [hours, 'h'],
    [minutes, 'min'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

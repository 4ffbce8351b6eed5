import classes from './mark.module.css';

/** The sign of Wayline: a line that arrives at a point. */
export function WaylineMark({ size = 22 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M4 12c3 8 13 11 20 7" />
      <circle cx="26" cy="17" r="3.6" />
    </svg>
  );
}

type HueKind = 'department' | 'channel' | 'tag';
type DotProps = { kind: HueKind; name: string | null | undefined };

/** The hue of a department, channel or tag, the same everywhere. Always beside its word, never alone. */
export function HueDot({ kind, name }: DotProps) {
  return <span className={classes.dot} style={{ background: hueOf(kind, name) }} aria-hidden />;
}

/** The token of a hue. A tag names one of the tag hues ("teal", "rose"). */
export function hueOf(kind: HueKind, name: string | null | undefined): string {
  const word = (name ?? 'other').toLowerCase().replaceAll('_', '-');
  if (kind === 'department') return `var(--dep-${word}, var(--dep-other))`;
  if (kind === 'channel') return `var(--channel-${word}, var(--channel-api))`;
  return /^#[0-9a-f]{3,8}$/.test(word) ? word : `var(--tag-${word}, var(--dep-other))`;
}

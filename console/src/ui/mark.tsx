import classes from "./mark.module.css"

/** The sign of Wayline: a line that arrives at a point. */
export function WaylineMark({ size = 22 }: { size?: number }) {
  return (
    <svg className={classes.mark} width={size} height={size} viewBox="0 0 32 32" aria-hidden>
      <path d="M4 12c3 8 13 11 20 7" />
      <circle cx="26" cy="17" r="3.6" />
    </svg>
  )
}

type DotProps = { kind: "department" | "channel"; name: string | null | undefined }

/** The hue of a department or channel, the same everywhere. Always beside its word, never alone. */
export function HueDot({ kind, name }: DotProps) {
  return <span className={classes.dot} style={{ background: hueOf(kind, name) }} aria-hidden />
}

/** The token of a department's or channel's hue. */
export function hueOf(kind: "department" | "channel", name: string | null | undefined): string {
  const word = (name ?? "other").toLowerCase().replaceAll("_", "-")
  return kind === "department"
    ? `var(--dep-${word}, var(--dep-other))`
    : `var(--channel-${word}, var(--channel-api))`
}

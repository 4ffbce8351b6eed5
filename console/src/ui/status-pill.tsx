import type { ReactNode } from 'react';
import classes from './status-pill.module.css';

export type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'negative';
type Props = { tone?: Tone; children: ReactNode; title?: string };

/** A short state in words; the tone only underlines what the words say. */
export function StatusPill({ tone = 'neutral', children, title }: Props) {
  return (
    <span className={classes.pill} data-tone={tone} title={title}>
      {children}
    </span>
  );
}

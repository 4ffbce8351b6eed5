import type { ReactNode } from 'react';
import classes from './skip.module.css';

/** Past something long, by keyboard: seen only while it has the focus, which it gives on to the element with this id. */
export function Skip({ to, children }: { to: string; children: ReactNode }) {
  return (
    <button type="button" className={classes.skip} onClick={() => document.getElementById(to)?.focus()}>
      {children}
    </button>
  );
}

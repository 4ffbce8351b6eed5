import type { ReactNode } from 'react';
import classes from './promises.module.css';

/** A titled part of the form of a policy. */
export function Part({ title, detail, children }: { title: string; detail?: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3 className={classes.partTitle}>{title}</h3>
      {detail ? <p className={classes.hint}>{detail}</p> : null}
      {children}
    </section>
  );
}

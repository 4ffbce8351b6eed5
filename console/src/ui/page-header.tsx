import type { ReactNode } from 'react';
import classes from './page-header.module.css';

type Props = { title: string; detail?: ReactNode; children?: ReactNode };

/** The head of a screen: its name, a line about it, and at the right what can be done. */
export function PageHeader({ title, detail, children }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <h1 className={classes.title}>{title}</h1>
        {detail ? <div className={classes.detail}>{detail}</div> : null}
      </div>
      {children ? <div className={classes.acts}>{children}</div> : null}
    </header>
  );
}

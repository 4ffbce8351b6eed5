import type { ReactNode } from 'react';
import classes from './page-header.module.css';

type Props = { title: string; heading?: 'h1' | 'h2'; detail?: ReactNode; children?: ReactNode };

/** The head of a screen, or of its part: its name, a line about it, and at the right what can be done. */
export function PageHeader({ title, heading: Heading = 'h1', detail, children }: Props) {
  return (
    <header className={classes.head}>
      <div className={classes.words}>
        <Heading className={classes.title}>{title}</Heading>
        {detail ? <div className={classes.detail}>{detail}</div> : null}
      </div>
      {children ? <div className={classes.acts}>{children}</div> : null}
    </header>
  );
}

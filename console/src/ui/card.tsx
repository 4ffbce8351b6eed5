import type { ReactNode } from 'react';
import classes from './card.module.css';

type SectionProps = { title: string; detail: string; act?: ReactNode; children: ReactNode };

/** One part of Settings: its name, what it is for, the one act at the right. */
export function Section({ title, detail, act, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{title}</h2>
          <p className={classes.detail}>{detail}</p>
        </div>
        {act ? <div className={classes.act}>{act}</div> : null}
      </header>
      {children}
    </section>
  );
}

type CardProps = { title?: string; heading?: 'h2' | 'h3'; detail?: string; act?: ReactNode; children?: ReactNode };

export function Card({ title, heading: Heading = 'h3', detail, act, children }: CardProps) {
  return (
    <div className={classes.card}>
      {title ? (
        <div className={classes.head}>
          <div>
            <Heading className={classes.cardTitle}>{title}</Heading>
            {detail ? <p className={classes.detail}>{detail}</p> : null}
          </div>
          {act ? <div className={classes.act}>{act}</div> : null}
        </div>
      ) : null}
      {children}
    </div>
  );
}

type RowProps = { title: ReactNode; detail?: ReactNode; left?: ReactNode; children?: ReactNode; faded?: boolean };

/** One thing in a list of few: what it is at the left, what can be done at the right. */
export function Row({ title, detail, left, children, faded }: RowProps) {
  return (
    <li className={classes.row} data-faded={faded || undefined}>
      {left}
      <div className={classes.words}>
        <div className={classes.name}>{title}</div>
        {detail ? <div className={classes.detail}>{detail}</div> : null}
      </div>
      <div className={classes.acts}>{children}</div>
    </li>
  );
}

export function Rows({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul className={classes.rows} aria-label={label}>
      {children}
    </ul>
  );
}

/** Fields beneath each other, two beside each other where there is room. */
export function Fields({ children, wide }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={classes.fields} data-wide={wide || undefined}>
      {children}
    </div>
  );
}

export function Acts({ children }: { children: ReactNode }) {
  return <div className={classes.foot}>{children}</div>;
}

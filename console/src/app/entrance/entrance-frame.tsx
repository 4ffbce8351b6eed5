import type { ReactNode } from 'react';
import { WaylineMark } from '../../ui/mark';
import classes from './entrance-frame.module.css';

type Props = { title: string; words?: string; children?: ReactNode };

/** The page before the house: one card, one thing to do, and the line that gave Wayline its name behind it. */
export function EntranceFrame({ title, words, children }: Props) {
  return (
    <div className={classes.page}>
      <svg className={classes.way} viewBox="0 0 1440 400" preserveAspectRatio="none" aria-hidden>
        <path d="M-20 90C160 90 180 90 260 90S380 250 470 250L560 250C650 250 640 120 740 120L860 120C950 120 960 300 1060 300L1180 300C1260 300 1280 180 1460 180" />
      </svg>
      <main id="main" className={classes.card}>
        <div className={classes.brand}>
          <WaylineMark size={26} />
          Wayline
        </div>
        <h1 className={classes.title}>{title}</h1>
        {words ? <p className={classes.words}>{words}</p> : null}
        {children}
      </main>
    </div>
  );
}

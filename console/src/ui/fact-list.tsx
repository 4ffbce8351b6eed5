import type { ReactNode } from 'react';
import classes from './fact-list.module.css';

export type FactLine = { name: string; value: ReactNode; tone?: 'positive' | 'warning' | 'negative' };

/** Names at the left, values at the right: what is known about somebody. */
export function FactList({ facts }: { facts: FactLine[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map((fact, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two facts may have one name, and a row keeps nothing of its own
        <div key={place} className={classes.fact}>
          <dt>{fact.name}</dt>
          <dd data-tone={fact.tone}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

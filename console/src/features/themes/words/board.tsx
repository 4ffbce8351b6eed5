import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import type { Quadrant, WordsRow } from '../types';
import classes from './board.module.css';
import { ChangeWords } from './change-words';

const PLACES: { quadrant: Quadrant; key: 'fix' | 'watch' | 'monitor' | 'celebrate' }[] = [
  { quadrant: 'fix now', key: 'fix' },
  { quadrant: 'watch', key: 'watch' },
  { quadrant: 'monitor', key: 'monitor' },
  { quadrant: 'celebrate', key: 'celebrate' },
];
const LISTED = 4;
type Props = { rows: WordsRow[]; onOpen: (theme: string) => void };

/** Impact against trend: what hurts and grows, what hurts, what begins, what lifts. */
export function Board({ rows, onOpen }: Props) {
  const { t } = useTranslation('themes');
  if (!rows.some((row) => row.quadrant)) return null;
  return (
    <section className={classes.board} aria-label={t('board.label')}>
      {PLACES.map(({ quadrant, key }) => (
        <Place key={key} name={key} rows={rows.filter((row) => row.quadrant === quadrant)} onOpen={onOpen} />
      ))}
    </section>
  );
}

function Place({ name, rows, onOpen }: Props & { name: (typeof PLACES)[number]['key'] }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const strongest = [...rows].sort((one, other) => Math.abs(other.impact ?? 0) - Math.abs(one.impact ?? 0));
  return (
    <div className={classes.place} data-place={rows.length > 0 ? name : undefined}>
      <h2 className={classes.title}>{t(`board.${name}`)}</h2>
      <p className={classes.words}>{t(`board.${name}Words`)}</p>
      {rows.length === 0 ? <p className={classes.nothing}>{t('board.nothing')}</p> : null}
      <ul className={classes.list}>
        {strongest.slice(0, LISTED).map((row) => (
          <li key={row.theme.id}>
            <UnstyledButton className={classes.theme} onClick={() => onOpen(row.theme.id)}>
              <span className={classes.name}>{row.theme.name}</span>
              <span className={classes.count}>{formatNumber(row.texts, locale)}</span>
              {row.change === 'no clear change' ? null : <ChangeWords row={row} plain />}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {rows.length > LISTED ? (
        <p className={classes.nothing}>{t('board.more', { count: rows.length - LISTED })}</p>
      ) : null}
    </div>
  );
}

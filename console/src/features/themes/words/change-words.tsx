import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import type { WordsRow } from '../types';
import { changeTone } from './words';
import classes from './words-part.module.css';

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, 'no clear change': IconEqual };
const KEYS = { up: 'up', down: 'down', 'no clear change': 'same' } as const;

/** Whether it is said more often than in the period before: tested, never eyeballed. */
export function ChangeWords({ row, plain }: { row: WordsRow; plain?: boolean }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const { change } = row;
  if (!change) return <span className={classes.faint}>{t('words.tooFew')}</span>;
  const Arrow = ARROWS[change];
  return (
    <span className={classes.change} data-tone={changeTone(change, row.pull)}>
      <Arrow size={15} aria-hidden />
      {t(`change.${KEYS[change]}`)}
      {plain ? null : (
        <span className={classes.faint}>{t('words.was', { n: formatNumber(row.before.texts, locale) })}</span>
      )}
    </span>
  );
}

import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './row-check.module.css';

type Props = { name: string; checked: boolean; shown: boolean; onCheck: (ranged: boolean) => void };

/** The box that selects a row: there when anything is selected, and when one points at the row or walks to it. */
export function RowCheck({ name, checked, shown, onCheck }: Props) {
  const { t } = useTranslation('conversations');
  return (
    <span className={classes.check} data-shown={shown ? '' : undefined}>
      <Checkbox
        size="xs"
        tabIndex={-1}
        checked={checked}
        aria-label={t('batch.select', { name })}
        onChange={() => undefined}
        onClick={(click) => onCheck(click.shiftKey)}
      />
    </span>
  );
}

import { Button, CloseButton, Loader } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './batch.module.css';
import { BatchMenu } from './batch-menu';
import { isEmpty, type Selection } from './selection';
import type { NewBatch } from './use-batch';

type Props = {
  selection: Selection;
  opened: boolean;
  isBusy: boolean;
  onOpened: (opened: boolean) => void;
  onAll: () => void;
  onClear: () => void;
  onAct: (act: NewBatch['act']) => void;
};

/** What is selected, and what can be done with all of it. */
export function BatchBar({ selection, opened, isBusy, onOpened, onAll, onClear, onAct }: Props) {
  const { t } = useTranslation('conversations');
  if (isEmpty(selection)) return null;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('batch.label')}>
      <span className={classes.count} aria-live="polite">
        {selection.all ? t('batch.all') : t('batch.selected', { count: selection.ids.size })}
      </span>
      {selection.all ? null : (
        <Button size="compact-xs" variant="subtle" onClick={onAll}>
          {t('batch.selectAll')}
        </Button>
      )}
      <span className={classes.end}>
        {isBusy ? <Loader size="xs" /> : null}
        <BatchMenu selection={selection} opened={opened} onOpened={onOpened} onAct={onAct}>
          <Button size="compact-sm" disabled={isBusy} leftSection={<IconListCheck size={15} aria-hidden />}>
            {t('batch.act')}
          </Button>
        </BatchMenu>
        <CloseButton size="sm" aria-label={t('batch.clear')} onClick={onClear} />
      </span>
    </div>
  );
}

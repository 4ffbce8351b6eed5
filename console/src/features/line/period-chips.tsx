import { ActionIcon } from '@mantine/core';
import { IconMinus, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Chips } from './chips';
import { type Span, spanOf, zoomed } from './curve/window';
import classes from './customer-page.module.css';
import type { useLineView } from './use-line-view';

const SHOWN = ['day', 'week', 'month', 'year', 'all'] as const;

/** How much time is in sight: named spans, and closer or wider by steps. */
export function PeriodChips({ view }: { view: ReturnType<typeof useLineView> }) {
  const { t } = useTranslation('line');
  const { control, shows, isWhole } = view;
  const value: Span | 'all' | null = isWhole ? 'all' : spanOf(control.window);
  return (
    <div className={classes.period}>
      <Chips
        label={t('span.label')}
        value={value}
        choices={SHOWN.map((span) => ({ value: span, label: t(`span.${span}`) }))}
        onChange={shows}
      />
      <ActionIcon aria-label={t('span.closer')} onClick={() => control.glide(zoomed(control.window, 0.5, 0.5))}>
        <IconPlus size={15} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('span.wider')} onClick={() => control.glide(zoomed(control.window, 2, 0.5))}>
        <IconMinus size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}

import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { writeLength } from '../../lib/lengths';
import type { Plan } from './types';

const SHARES = [0.5, 0.75, 0.8, 0.9];
const LENGTHS = [300, 900, 1800, 3600, 7200, 14_400];
const NEVER = 'never';
type Props = { plan: Plan; onChange: (change: Partial<Plan>) => void };

/** When to warn: at a share of the time, or so long before its end. */
export function WarningField({ plan, onChange }: Props) {
  const { t } = useTranslation('promises');
  const shares = [...new Set([...SHARES, ...(plan.warn_share ? [plan.warn_share] : [])])].sort();
  const lengths = [...new Set([...LENGTHS, ...(plan.warn_seconds ? [plan.warn_seconds] : [])])].sort((a, b) => a - b);
  const chosen = plan.warn_seconds ? `s${plan.warn_seconds}` : plan.warn_share ? `p${plan.warn_share}` : NEVER;
  return (
    <Select
      size="xs"
      label={t('warning')}
      value={chosen}
      allowDeselect={false}
      onChange={(value) => {
        const number = Number(value?.slice(1));
        onChange({
          warn_share: value?.startsWith('p') ? number : null,
          warn_seconds: value?.startsWith('s') ? number : null,
        });
      }}
      data={[
        { value: NEVER, label: t('warnNever') },
        ...shares.map((each) => ({ value: `p${each}`, label: t('warnShare', { share: Math.round(each * 100) }) })),
        ...lengths.map((each) => ({ value: `s${each}`, label: t('warnBefore', { length: writeLength(each) }) })),
      ]}
    />
  );
}

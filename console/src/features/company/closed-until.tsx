import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fields } from '../../ui/card';
import { fieldOf } from './hours-ahead';

type Props = { until: string | null; onChange: (until: string | null) => void };

/** A moment before which nothing is open: a flood, a move, the whole team away. */
export function ClosedUntil({ until, onChange }: Props) {
  const { t } = useTranslation('company');
  const lies = until !== null && Date.parse(until) > Date.now();
  return (
    <Fields>
      <TextInput
        type="datetime-local"
        label={t('hours.closedUntil')}
        description={t('hours.closedUntilHint')}
        min={fieldOf(new Date())}
        value={lies ? fieldOf(new Date(until)) : ''}
        onChange={(typed) => {
          const told = typed.currentTarget.value;
          onChange(told ? new Date(told).toISOString() : null);
        }}
      />
    </Fields>
  );
}

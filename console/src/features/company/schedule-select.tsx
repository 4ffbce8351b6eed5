import { ActionIcon, Select } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { schedulesQuery } from './queries';

type Props = { label: string; value: string | null; none?: string; onChange: (id: string | null) => void };

/** Which opening hours hold. Until they are known nothing is said of them, and where they could not be loaded, that is. */
export function ScheduleSelect({ label, value, none, onChange }: Props) {
  const { t } = useTranslation('company');
  const schedules = useQuery(schedulesQuery);
  const failed = schedules.isError && !schedules.data;
  return (
    <Select
      label={label}
      data={(schedules.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={value}
      onChange={onChange}
      clearable={schedules.isSuccess}
      clearButtonProps={{ 'aria-label': t('scheduleClear') }}
      readOnly={!schedules.data}
      placeholder={schedules.data ? (none ?? t('always')) : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={failed ? t('schedulesFailed') : undefined}
      rightSectionPointerEvents={failed ? 'auto' : undefined}
      rightSection={
        failed ? (
          <ActionIcon
            variant="subtle"
            aria-label={t('ui:error.retry')}
            loading={schedules.isFetching}
            onClick={() => void schedules.refetch()}
          >
            <IconRefresh size={16} aria-hidden />
          </ActionIcon>
        ) : undefined
      }
    />
  );
}

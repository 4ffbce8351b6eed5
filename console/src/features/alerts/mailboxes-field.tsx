import { MultiSelect, NumberInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { channelsQuery } from '../../lib/named';
import type { Plan } from './types';

type Props = { plan: Plan; onChange: (change: Partial<Plan>) => void };

/** Of which mailboxes it tells, and from how much silence on. */
export function MailboxesField({ plan, onChange }: Props) {
  const { t } = useTranslation('alerts');
  const mailboxes = (useQuery(channelsQuery).data ?? []).filter(({ kind }) => kind === 'email');
  return (
    <>
      {plan.about === 'mailbox_silent' ? (
        <NumberInput
          label={t('times')}
          description={t('timesWords')}
          value={plan.times ?? 6}
          min={2}
          max={1000}
          allowDecimal={false}
          onChange={(times) => onChange({ times: Math.max(2, Number(times) || 2) })}
        />
      ) : null}
      <MultiSelect
        label={t('mailboxes')}
        placeholder={plan.channel_ids.length === 0 ? t('allMailboxes') : undefined}
        data={mailboxes.map((each) => ({ value: each.id, label: each.name }))}
        value={plan.channel_ids}
        onChange={(channel_ids) => onChange({ channel_ids })}
      />
    </>
  );
}

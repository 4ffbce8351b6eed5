import { IconBellCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { Rows } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ButtonLink } from '../../ui/links';
import { PageHeader } from '../../ui/page-header';
import { ListSkeleton } from '../../ui/skeletons';
import { AlarmRow } from './alarm-row';
import classes from './alerts.module.css';
import { Mentions } from './mentions';
import { alarmsQuery } from './queries';
import type { Alarm } from './types';

/** What one is told of now, what one put off, and what is over again. */
export function AlarmsPage() {
  const { t } = useTranslation('alerts');
  const alarms = useQuery(alarmsQuery);
  const mayEdit = useCan('alerts.edit');
  const items = alarms.data?.items ?? [];
  const pressing = items.filter((each) => each.snoozed_until_at === null);
  const off = items.filter((each) => each.snoozed_until_at !== null);
  return (
    <div className={classes.page}>
      <PageHeader title={t('nav')} detail={t('detail')}>
        {mayEdit ? (
          <ButtonLink variant="default" size="compact-md" to="/settings/{-$section}" params={{ section: 'alerts' }}>
            {t('settings')}
          </ButtonLink>
        ) : null}
      </PageHeader>
      {alarms.isError ? <ErrorState error={alarms.error} onRetry={() => void alarms.refetch()} /> : null}
      {alarms.isPending ? <ListSkeleton rows={4} /> : null}
      <Mentions mentions={alarms.data?.mentions ?? []} />
      {alarms.data && pressing.length === 0 && alarms.data.mentions.length === 0 ? (
        <EmptyState icon={IconBellCheck} title={t('quiet')}>
          {t('quietWords')}
        </EmptyState>
      ) : null}
      <Part title={t('now')} alarms={pressing} hidden />
      <Part title={t('off')} alarms={off} />
      <Part title={t('over')} alarms={alarms.data?.over ?? []} />
    </div>
  );
}

type PartProps = { title: string; alarms: Alarm[]; hidden?: boolean };

function Part({ title, alarms, hidden }: PartProps) {
  if (alarms.length === 0) return null;
  return (
    <section className={classes.part} aria-label={title}>
      {hidden ? null : <h2 className={classes.partTitle}>{title}</h2>}
      <Rows label={title}>
        {alarms.map((alarm) => (
          <AlarmRow key={alarm.id} alarm={alarm} />
        ))}
      </Rows>
    </section>
  );
}

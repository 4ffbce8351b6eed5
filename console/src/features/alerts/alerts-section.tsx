import { Button } from '@mantine/core';
import { IconBellRinging, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { writeLength } from '../../lib/lengths';
import { useCan } from '../../lib/me';
import { Row, Rows } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { PageHeader } from '../../ui/page-header';
import { ListSkeleton } from '../../ui/skeletons';
import { AlertModal } from './alert-modal';
import classes from './alerts.module.css';
import { PeaceCard } from './peace-card';
import { alertsQuery, useChange } from './queries';
import { TargetsCard } from './targets-card';
import type { Alert } from './types';

/** What the company wants to be told of: the alerts, by name. */
export function AlertsSection() {
  const { t } = useTranslation('alerts');
  const mayEdit = useCan('alerts.edit');
  const alerts = useQuery(alertsQuery);
  const [opened, setOpened] = useState<Alert | 'new' | null>(null);
  const add = mayEdit ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <section className={classes.section} aria-label={t('title')}>
      <PageHeader heading="h2" title={t('title')} detail={t('titleWords')}>
        {alerts.data?.length ? add : null}
      </PageHeader>
      {alerts.isError ? <ErrorState error={alerts.error} onRetry={() => void alerts.refetch()} /> : null}
      {alerts.isPending ? <ListSkeleton rows={3} /> : null}
      {alerts.data?.length === 0 ? (
        <EmptyState icon={IconBellRinging} title={t('none')} action={add}>
          {t('noneWords')}
        </EmptyState>
      ) : null}
      {alerts.data?.length ? (
        <Rows label={t('title')}>
          {alerts.data.map((alert) => (
            <AlertRow key={alert.id} alert={alert} mayEdit={mayEdit} onOpen={() => setOpened(alert)} />
          ))}
        </Rows>
      ) : null}
      {mayEdit ? <TargetsCard /> : null}
      <PeaceCard />
      <AlertModal opened={opened} mayEdit={mayEdit} onClose={() => setOpened(null)} />
    </section>
  );
}

function AlertRow({ alert, mayEdit, onOpen }: { alert: Alert; mayEdit: boolean; onOpen: () => void }) {
  const { t } = useTranslation('alerts');
  const { name, plan, raised } = alert;
  const path = { id: alert.id };
  const pause = useChange(() => api.put('/api/alerts/{id}/pause', { path }));
  const resume = useChange(() => api.delete('/api/alerts/{id}/pause', { path }));
  const said = [
    t(`about.${plan.about}`),
    plan.seconds ? writeLength(plan.seconds) : null,
    plan.count ? t('from', { count: plan.count }) : null,
    alert.paused_at ? t('paused') : t('raised', { count: raised }),
  ];
  return (
    <Row title={name} detail={said.filter(Boolean).join(' · ')} faded={alert.paused_at !== null}>
      {mayEdit ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={pause.isPending || resume.isPending}
          onClick={() => (alert.paused_at ? resume : pause).mutate(undefined)}
          aria-label={t(alert.paused_at ? 'resumeOf' : 'pauseOf', { name })}
        >
          {t(alert.paused_at ? 'resume' : 'pause')}
        </Button>
      ) : null}
      <Button
        variant="default"
        size="compact-sm"
        onClick={onOpen}
        aria-label={t(mayEdit ? 'changeOf' : 'seeOf', { name })}
      >
        {t(mayEdit ? 'change' : 'see')}
      </Button>
    </Row>
  );
}

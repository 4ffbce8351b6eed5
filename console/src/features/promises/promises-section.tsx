import { ActionIcon, Button } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconHourglassHigh, IconPlus } from '@tabler/icons-react';
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
import { PolicyModal } from './policy-modal';
import classes from './promises.module.css';
import { policiesQuery, useChange } from './queries';
import { METRICS, type Policy, PRIORITIES } from './types';

/** What is promised to whom: the policies, in the order they are asked in. */
export function PromisesSection() {
  const { t } = useTranslation('promises');
  const mayEdit = useCan('promises.edit');
  const policies = useQuery(policiesQuery);
  const [opened, setOpened] = useState<Policy | 'new' | null>(null);
  const add = mayEdit ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <section className={classes.section} aria-label={t('title')}>
      <PageHeader heading="h2" title={t('title')} detail={t('detail')}>
        {policies.data?.length ? add : null}
      </PageHeader>
      {policies.isError ? <ErrorState error={policies.error} onRetry={() => void policies.refetch()} /> : null}
      {policies.isPending ? <ListSkeleton rows={3} /> : null}
      {policies.data?.length === 0 ? (
        <EmptyState icon={IconHourglassHigh} title={t('none')} action={add}>
          {t('noneWords')}
        </EmptyState>
      ) : null}
      {policies.data?.length ? <Policies policies={policies.data} mayEdit={mayEdit} onOpen={setOpened} /> : null}
      <PolicyModal opened={opened} mayEdit={mayEdit} onClose={() => setOpened(null)} />
    </section>
  );
}

type ListProps = { policies: Policy[]; mayEdit: boolean; onOpen: (policy: Policy) => void };

function Policies({ policies, mayEdit, onOpen }: ListProps) {
  const { t } = useTranslation('promises');
  const order = useChange((ids: string[]) => api.put('/api/policies/order', { body: { ids } }));
  const move = (from: number, to: number) => {
    const ids = policies.map((each) => each.id);
    const [moved] = ids.splice(from, 1);
    if (moved) ids.splice(to, 0, moved);
    order.mutate(ids);
  };
  return (
    <>
      <p className={classes.hint}>{t('order')}</p>
      <Rows label={t('title')}>
        {policies.map((policy, place) => (
          <Row
            key={policy.id}
            title={policy.name}
            detail={<Terms policy={policy} />}
            left={<span className={classes.place}>{place + 1}</span>}
          >
            {mayEdit ? (
              <>
                <ActionIcon
                  aria-label={t('up', { name: policy.name })}
                  disabled={place === 0 || order.isPending}
                  onClick={() => move(place, place - 1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('down', { name: policy.name })}
                  disabled={place === policies.length - 1 || order.isPending}
                  onClick={() => move(place, place + 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </>
            ) : null}
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onOpen(policy)}
              aria-label={t(mayEdit ? 'changeOf' : 'seeOf', { name: policy.name })}
            >
              {t(mayEdit ? 'change' : 'see')}
            </Button>
          </Row>
        ))}
      </Rows>
    </>
  );
}

/** The targets in a sentence: of each metric from the shortest to the longest. */
function Terms({ policy }: { policy: Policy }) {
  const { t } = useTranslation('promises');
  const said = METRICS.flatMap((metric) => {
    const seconds = policy.plan.targets[metric]?.seconds ?? {};
    const all = PRIORITIES.flatMap((priority) => seconds[priority] ?? []);
    if (all.length === 0) return [];
    const [least, most] = [Math.min(...all), Math.max(...all)];
    const length = least === most ? writeLength(least) : `${writeLength(least)} – ${writeLength(most)}`;
    return [`${t(`metric.${metric}`)} ${length}`];
  });
  return <>{[...said, t(`clockShort.${policy.plan.clock}`), t('running', { count: policy.running })].join(' · ')}</>;
}

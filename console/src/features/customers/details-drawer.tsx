import { Button, Drawer } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { ErrorState } from '../../ui/error-state';
import { PanelSection } from '../../ui/side-panel';
import { ListSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { callOf } from './columns';
import classes from './dialogs.module.css';
import { FactsPanel } from './facts-panel';
import { joinsQuery } from './queries';
import type { Customer, Join } from './types';
import { useJoining } from './use-joining';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** Everything known of a customer with where it comes from: facts to correct, identities, and what joined them. */
export function DetailsDrawer({ customer, opened, onClose }: Props) {
  const { t } = useTranslation('customers');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      title={callOf(customer, t)}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={classes.stack}>
        <PanelSection title={t('facts')}>
          <FactsPanel customer={customer} />
        </PanelSection>
        <PanelSection title={t('identities')}>
          <IdentitiesPanel identities={customer.identities} />
        </PanelSection>
        <PanelSection title={t('joins.title')}>
          <JoinsPanel id={customer.id} />
        </PanelSection>
      </div>
    </Drawer>
  );
}

function IdentitiesPanel({ identities }: { identities: Customer['identities'] }) {
  const { t } = useTranslation('customers');
  return (
    <ul className={classes.lines}>
      {identities.map((identity) => (
        <li key={identity.id} className={classes.line}>
          <span className={classes.words}>
            <span className={classes.value}>{identity.value}</span>
            <small>
              {t(`kind.${identity.kind}`)} · {t('since')} <TimeStamp at={identity.first_seen_at} style="day" />
            </small>
          </span>
          {identity.verified ? <StatusPill tone="positive">{t('verified')}</StatusPill> : null}
        </li>
      ))}
    </ul>
  );
}

function JoinsPanel({ id }: { id: string }) {
  const { t } = useTranslation('customers');
  const joins = useQuery(joinsQuery(id));
  if (joins.error) return <ErrorState error={joins.error} onRetry={() => void joins.refetch()} />;
  if (!joins.data) return <ListSkeleton rows={2} lines={1} />;
  if (joins.data.length === 0) return <p className={classes.soft}>{t('joins.none')}</p>;
  return (
    <ul className={classes.lines}>
      {joins.data.map((join) => (
        <JoinLine key={join.id} join={join} />
      ))}
    </ul>
  );
}

function JoinLine({ join }: { join: Join }) {
  const { t } = useTranslation('customers');
  const { undo } = useJoining();
  const mayEdit = useCan('customers.edit');
  const ends = join.ends.map((end) => (end.kind === 'anonymous' ? t('kind.anonymous') : end.value));
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.value}>{ends.join(' + ')}</span>
        <small>
          {t(`by.${join.by}`)} · <TimeStamp at={join.at} style="day-time" />
        </small>
      </span>
      {join.undone_at ? <StatusPill>{t('joins.undone')}</StatusPill> : null}
      {join.refused ? (
        <StatusPill tone="warning" title={t('joins.refusedWhy')}>
          {t('joins.refused')}
        </StatusPill>
      ) : null}
      {mayEdit && !join.undone_at && !join.refused ? (
        <Button size="compact-sm" variant="subtle" loading={undo.isPending} onClick={() => undo.mutate(join.id)}>
          {t('joins.undo')}
        </Button>
      ) : null}
    </li>
  );
}

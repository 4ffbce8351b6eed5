import { Button, TextInput } from '@mantine/core';
import { IconBulb, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { toastDone } from '../../../ui/toast';
import { useThemeChange } from '../queries';
import type { Proposal } from '../types';
import { isGoing, proposalsQuery } from './review';
import classes from './review.module.css';
import { WorkLine } from './work-line';

/** Groups of texts that no theme catches: people name them, one click makes them themes. */
export function Proposals() {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  const proposals = useQuery(proposalsQuery);
  const look = useThemeChange(() => api.post('/api/themes/discovery'));
  const going = isGoing(proposals.data?.search);
  return (
    <section className={classes.part} aria-labelledby="proposals">
      <header className={classes.head}>
        <h2 id="proposals" className={classes.title}>
          {t('review.proposals')}
        </h2>
        {edits ? (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconSearch size={14} aria-hidden />}
            loading={look.isPending}
            disabled={going}
            onClick={() => look.mutate(undefined)}
          >
            {t('review.look')}
          </Button>
        ) : null}
      </header>
      {proposals.data ? <WorkLine work={proposals.data.search} label={t('review.looking')} /> : null}
      {proposals.isPending ? <ListSkeleton rows={3} lines={3} /> : null}
      {proposals.isError ? <ErrorState error={proposals.error} onRetry={() => void proposals.refetch()} /> : null}
      {proposals.isSuccess && proposals.data.items.length === 0 && !going ? (
        <EmptyState icon={IconBulb} title={t('review.nothingNew')}>
          {t('review.nothingNewWords')}
        </EmptyState>
      ) : null}
      <ul className={classes.list}>
        {proposals.data?.items.map((each) => (
          <ProposalCard key={each.id} proposal={each} edits={edits} />
        ))}
      </ul>
    </section>
  );
}

function ProposalCard({ proposal, edits }: { proposal: Proposal; edits: boolean }) {
  const { t } = useTranslation('themes');
  const [name, setName] = useState(proposal.name);
  const path = { id: proposal.id };
  const accept = useThemeChange(
    () => api.post('/api/themes/proposals/{id}/accept', { path, body: { name } }),
    (made) => toastDone(t('review.accepted', { name: made.name })),
  );
  const dismiss = useThemeChange(() => api.post('/api/themes/proposals/{id}/dismiss', { path }));
  const [earlier, later] = [proposal.trend.slice(0, -4), proposal.trend.slice(-4)];
  const grows = sum(later) / 4 > (sum(earlier) / Math.max(1, earlier.length)) * 1.5;
  return (
    <li className={classes.card}>
      <div className={classes.ask}>
        {edits ? (
          <TextInput
            className={classes.question}
            size="xs"
            aria-label={t('theme.name')}
            value={name}
            maxLength={80}
            onChange={(typed) => setName(typed.currentTarget.value)}
          />
        ) : (
          <span className={classes.name}>{proposal.name}</span>
        )}
        <span className={classes.size}>
          {t('review.size', { count: proposal.size })}
          {grows ? ` · ${t('review.grows')}` : ''}
        </span>
      </div>
      <ul className={classes.quotes}>
        {proposal.quotes.map((quote) => (
          <li key={quote.text_id} dir="auto">
            {quote.text}
          </li>
        ))}
      </ul>
      {edits ? (
        <div className={classes.ask}>
          <Button
            size="compact-sm"
            loading={accept.isPending}
            disabled={name.trim() === ''}
            onClick={() => accept.mutate(undefined)}
          >
            {t('review.accept')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate(undefined)}
          >
            {t('review.dismiss')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

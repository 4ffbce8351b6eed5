import { IconCoffee } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { useNow } from '../../lib/clock';
import { formatDuration } from '../../lib/format';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { AnchorLink, ButtonLink } from '../../ui/links';
import { ListSkeleton } from '../../ui/skeletons';
import { TODAY } from './use-today-live';
import classes from './waiting-list.module.css';
import { WaitingRow } from './waiting-row';

const MOST = 12;

/** Customers who wait for us now: urgent ones, then the longest wait, as the inbox has them. */
export function WaitingList() {
  const { t } = useTranslation('today');
  const waiting = useQuery({
    queryKey: [...TODAY, 'waiting'],
    queryFn: ({ signal }) => api.get('/api/conversations', { query: { view: 'waiting', limit: 50 }, signal }),
  });
  const items = waiting.data?.items ?? [];
  return (
    <section className={classes.section} aria-labelledby="waiting">
      <div className={classes.head}>
        <h2 id="waiting" className={classes.title}>
          {t('waiting.title')}
        </h2>
        <Summary items={items} more={waiting.data?.next != null} />
      </div>
      <div className={classes.card}>
        {waiting.isPending ? <ListSkeleton rows={6} avatar /> : null}
        {waiting.isError && !waiting.data ? (
          <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
        ) : null}
        {waiting.data && items.length === 0 ? (
          <EmptyState
            icon={IconCoffee}
            title={t('waiting.none')}
            action={
              <ButtonLink variant="default" to="/inbox/{-$conversationId}" params={{}} search={{ view: 'all' }}>
                {t('waiting.open')}
              </ButtonLink>
            }
          >
            {t('waiting.noneWords')}
          </EmptyState>
        ) : null}
        <ul className={classes.list}>
          {items.slice(0, MOST).map((item) => (
            <li key={item.id}>
              <WaitingRow item={item} />
            </li>
          ))}
        </ul>
        {items.length > MOST ? (
          <p className={classes.more}>
            <AnchorLink size="sm" to="/inbox/{-$conversationId}" params={{}} search={{ view: 'waiting' }}>
              {t('waiting.more', { count: items.length - MOST })}
            </AnchorLink>
          </p>
        ) : null}
      </div>
    </section>
  );
}

function since(item: Schema<'ConversationShape'>): number {
  return Date.parse(item.waiting_since ?? item.last_at);
}

function Summary({ items, more }: { items: Schema<'ConversationShape'>[]; more: boolean }) {
  const { t } = useTranslation('today');
  const now = useNow();
  if (items.length === 0) return null;
  const count = more ? `${items.length}+` : String(items.length);
  const age = formatDuration((now - Math.min(...items.map(since))) / 1000);
  return <p className={classes.summary}>{t('waiting.summary', { count: items.length, shown: count, age })}</p>;
}

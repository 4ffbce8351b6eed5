import { Anchor } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { isApiError } from '../../lib/api-error';
import { useLive } from '../../lib/use-live';
import { ErrorState } from '../../ui/error-state';
import { PanelSection, SidePanel } from '../../ui/side-panel';
import { ListSkeleton } from '../../ui/skeletons';
import { BeforeLine } from './before-line';
import classes from './before-panel.module.css';
import { CustomerFacts } from './customer-facts';
import { ConversationDetails } from './details/conversation-details';
import { PromisePanel } from './promise-panel';
import { conversationQuery } from './queries';
import { RelatedPanel } from './related/related-panel';
import { RoutingPanel } from './routing-panel';

/** Why she is here, the line before, and who she is: beside every conversation. */
export function BeforePanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('conversations');
  const router = useRouter();
  const conversation = useQuery(conversationQuery(id)).data;
  const before = useQuery({
    queryKey: ['conversations', 'before', id],
    queryFn: ({ signal }) => api.get('/api/conversations/{id}/before', { path: { id }, signal }),
  });
  const customerId = conversation?.customer.id;
  useLive('line', (frame) => {
    if (frame.customer_id === customerId) void before.refetch();
  });
  const name = conversation?.customer.name;
  const firstName = name?.split(' ')[0];
  return (
    <SidePanel label={t('before.label')} title={t('before.bar')} onClose={onClose}>
      {before.isPending ? <ListSkeleton rows={5} /> : null}
      {conversation && before.isError && !before.data ? (
        <NotYet error={before.error} onRetry={() => void before.refetch()} />
      ) : null}
      {before.data?.why ? (
        <section className={classes.why} data-tone={toneOf(before.data.tone)}>
          <h2 className={classes.title}>{firstName ? t('before.why', { name: firstName }) : t('before.whyUnknown')}</h2>
          <p className={classes.words}>{before.data.why}</p>
        </section>
      ) : null}
      {conversation ? <PromisePanel conversation={conversation} /> : null}
      {conversation ? <RoutingPanel conversation={conversation} /> : null}
      {before.data && conversation ? (
        <PanelSection title={t('before.title')}>
          <BeforeLine items={before.data.items} startedAt={conversation.started_at} />
        </PanelSection>
      ) : null}
      {conversation ? (
        <PanelSection title={t('details.title')}>
          <ConversationDetails conversation={conversation} />
        </PanelSection>
      ) : null}
      {conversation ? <RelatedPanel conversation={conversation} /> : null}
      {customerId ? (
        <PanelSection
          title={name ?? t('visitor')}
          action={
            <Anchor
              size="xs"
              href={router.history.createHref(`/customers/${customerId}`)}
              onClick={(click) => openHere(click, () => router.history.push(`/customers/${customerId}`))}
            >
              {t('before.whole')}
            </Anchor>
          }
        >
          <CustomerFacts id={customerId} />
        </PanelSection>
      ) : null}
    </SidePanel>
  );
}

/** A conversation that is not on its line yet will be in a moment: that is said, and heals by itself. */
function NotYet({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  if (isApiError(error) && error.status === 404) return <p className={classes.words}>{error.message}</p>;
  return <ErrorState error={error} onRetry={onRetry} />;
}

function openHere(click: React.MouseEvent, open: () => void): void {
  if (click.metaKey || click.ctrlKey || click.shiftKey || click.button !== 0) return;
  click.preventDefault();
  open();
}

const TONES: Record<string, string> = {
  bad: 'negative',
  negative: 'negative',
  warn: 'warning',
  warning: 'warning',
  good: 'positive',
  positive: 'positive',
};

function toneOf(tone: string | null | undefined): string {
  return TONES[tone ?? ''] ?? 'accent';
}

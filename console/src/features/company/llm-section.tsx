import { IconSparkles } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatMoney, formatNumber } from '../../lib/format';
import { useCan } from '../../lib/me';
import { Card, Row, Rows, Section } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { type FactLine, FactList } from '../../ui/fact-list';
import { CardSkeleton, ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './llm-section.module.css';
import type { Llm } from './types';

/** The optional large language model: whether there is one, what it cost this month, what was sent to it. */
export function LlmSection() {
  const { t } = useTranslation('company');
  const mayAudit = useCan('audit.read');
  const llm = useQuery({ queryKey: ['llm'], queryFn: ({ signal }) => api.get('/api/llm', { signal }) });
  return (
    <Section title={t('sections.llm')} detail={t('llm.detail')}>
      {llm.isError ? <ErrorState error={llm.error} onRetry={() => void llm.refetch()} /> : null}
      {llm.isPending ? <CardSkeleton height={180} /> : null}
      {llm.data && !llm.data.is_on ? <Card title={t('llm.off')} detail={t('llm.offWords')} /> : null}
      {llm.data?.is_on ? <Month llm={llm.data} /> : null}
      {llm.data?.is_on && mayAudit ? <Calls /> : null}
    </Section>
  );
}

function Month({ llm }: { llm: Llm }) {
  const { t } = useTranslation('company');
  const { locale } = usePlace();
  const money = (value: number) => formatMoney(value, llm.currency, locale);
  const tokens = { spent: formatNumber(llm.tokens, locale), budget: formatNumber(llm.monthly_tokens, locale) };
  const cost = llm.monthly_cost
    ? t('llm.of', { spent: money(llm.cost), budget: money(llm.monthly_cost) })
    : money(llm.cost);
  const facts: FactLine[] = [
    { name: t('llm.uses'), value: llm.uses.map((use) => t(`llm.use.${use as 'summaries'}`)).join(', ') },
    { name: t('llm.calls'), value: formatNumber(llm.calls, locale) },
    {
      name: t('llm.tokens'),
      value: t('llm.of', tokens),
      tone: llm.tokens >= 0.9 * llm.monthly_tokens ? 'warning' : undefined,
    },
    { name: t('llm.cost'), value: cost },
  ];
  if (llm.failure) facts.push({ name: t('llm.failure'), value: llm.failure, tone: 'negative' });
  return (
    <Card title={t('llm.on', { model: llm.model, host: llm.host })} detail={t('llm.month')}>
      <FactList facts={facts} />
    </Card>
  );
}

function Calls() {
  const { t } = useTranslation('company');
  const { locale } = usePlace();
  const calls = useQuery({
    queryKey: ['llm', 'calls'],
    queryFn: ({ signal }) => api.get('/api/llm/calls', { query: { limit: 20 }, signal }),
  });
  return (
    <Card title={t('llm.asked')} detail={t('llm.askedWords')}>
      {calls.isError ? <ErrorState error={calls.error} onRetry={() => void calls.refetch()} /> : null}
      {calls.isPending ? <ListSkeleton rows={3} /> : null}
      {calls.data?.items.length === 0 ? <EmptyState icon={IconSparkles} title={t('llm.nothing')} /> : null}
      <Rows label={t('llm.asked')}>
        {calls.data?.items.map((call) => (
          <Row
            key={call.id}
            title={`${t(`llm.use.${call.use as 'summaries'}`)} · ${t(`llm.outcome.${call.outcome as 'answered'}`)}`}
            detail={
              <>
                {call.asked_by_name || t('llm.system')} · <TimeStamp at={call.at} style="short" /> · {t('llm.tokens')}:{' '}
                {formatNumber(call.tokens_in + call.tokens_out, locale)}
                {call.sent ? <Sent words={call.sent.map((each) => String(each['content'])).join('\n\n')} /> : null}
              </>
            }
          />
        ))}
      </Rows>
    </Card>
  );
}

function Sent({ words }: { words: string }) {
  const { t } = useTranslation('company');
  return (
    <details>
      <summary>{t('llm.asked')}</summary>
      <pre className={classes.sent}>{words}</pre>
    </details>
  );
}

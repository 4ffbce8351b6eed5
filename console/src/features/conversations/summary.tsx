import { Loader, Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { ErrorState } from '../../ui/error-state';
import classes from './summary.module.css';
import type { Conversation } from './types';

/** Whether a large language model is set that sums up conversations. */
export function useSumsUp(): boolean {
  const mayAsk = useCan('company.read');
  const llm = useQuery({
    queryKey: ['llm'],
    queryFn: ({ signal }) => api.get('/api/llm', { signal }),
    enabled: mayAsk,
    staleTime: 300_000,
  });
  return Boolean(llm.data?.is_on && llm.data.uses.includes('summaries'));
}

type Props = { conversation: Conversation; opened: boolean; onClose: () => void };

/** A conversation in short; where the model gives nothing, what was said first and last, and why. */
export function Summary({ conversation, opened, onClose }: Props) {
  const { t } = useTranslation('conversations');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('summary.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {opened ? <Words id={conversation.id} /> : null}
    </Modal>
  );
}

function Words({ id }: { id: string }) {
  const { t, i18n } = useTranslation('conversations');
  const summary = useQuery({
    queryKey: ['conversations', 'summary', id],
    queryFn: () => api.post('/api/conversations/{id}/summary', { path: { id } }),
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (summary.isError) return <ErrorState error={summary.error} onRetry={() => void summary.refetch()} />;
  if (!summary.data) {
    return (
      <p className={classes.asking} role="status">
        <Loader size={14} aria-hidden /> {t('summary.asking')}
      </p>
    );
  }
  const { text, said, why } = summary.data;
  if (text) {
    return (
      <>
        <p className={classes.text} dir="auto">
          {text}
        </p>
        <p className={classes.note}>{t('summary.byModel')}</p>
      </>
    );
  }
  const key = `summary.why.${(why ?? '').replace('llm_', '').split('.')[0]}`;
  return (
    <>
      <p className={classes.note}>{i18n.exists(`conversations:${key}`) ? t(key as never) : t('summary.why.failed')}</p>
      {said.map((each) => (
        <p key={`${each.who}-${each.text}`} className={classes.text} dir="auto">
          <b>{t(`summary.who.${each.who}`)}</b> {each.text}
        </p>
      ))}
    </>
  );
}

import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { ErrorState } from '../../ui/error-state';
import classes from './merged-in.module.css';
import { MessageGroup } from './message-group';

/** What was said in a conversation that was merged into this one, where it was merged. */
export function MergedIn({ id }: { id: string }) {
  const { t } = useTranslation('conversations');
  const [shown, setShown] = useState(false);
  const entries = useQuery({
    queryKey: ['conversations', 'merged', id],
    queryFn: ({ signal }) =>
      api.get('/api/conversations/{id}/entries', { path: { id }, query: { limit: 200 }, signal }),
    enabled: shown,
  });
  const said = entries.data?.items.filter((entry) => entry.kind !== 'state') ?? [];
  return (
    <div className={classes.merged}>
      <Button variant="subtle" size="compact-xs" onClick={() => setShown(!shown)} aria-expanded={shown}>
        {t(shown ? 'merge.hide' : 'merge.show')}
      </Button>
      {shown && entries.isPending ? <Loader size={14} /> : null}
      {shown && entries.isError ? <ErrorState error={entries.error} onRetry={() => void entries.refetch()} /> : null}
      {shown
        ? said.map((entry) => <MessageGroup key={entry.id} conversationId={id} entries={[entry]} readUpTo={0} />)
        : null}
    </div>
  );
}

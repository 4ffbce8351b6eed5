import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { useShortcuts } from '../../lib/shortcuts';
import { toastDone, toastError } from '../../ui/toast';

/** Take what is best done next, by button or key, and open it. */
export function NextButton() {
  return useCan('conversations.reply') ? <Next /> : null;
}

function Next() {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  const client = useQueryClient();
  const take = useMutation({
    mutationFn: () => api.post('/api/conversations/next'),
    onSuccess: ({ conversation_id: id }) => {
      if (!id) {
        toastDone(t('routing.nothing'));
        return;
      }
      void client.invalidateQueries({ queryKey: ['conversations'] });
      void navigate({ to: '/inbox/{-$conversationId}', params: { conversationId: id }, search: { view: 'mine' } });
    },
    onError: (error) => toastError(t('routing.failed'), error),
  });
  const run = () => take.mutate();
  useShortcuts([{ keys: 'G', label: t('routing.next'), group: t('nav'), run }]);
  return (
    <Tooltip label={`${t('routing.next')} (G)`}>
      <ActionIcon onClick={run} loading={take.isPending} aria-label={t('routing.next')}>
        <IconPlayerTrackNext size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

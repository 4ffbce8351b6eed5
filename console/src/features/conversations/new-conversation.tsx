import { ActionIcon, Modal, Tooltip } from '@mantine/core';
import { IconMailPlus, IconPencilPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { NewMailForm } from './new-mail-form';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** Opens the form for a conversation that we begin. */
export function NewConversationButton() {
  const { t } = useTranslation('conversations');
  const navigate = route.useNavigate();
  if (!useCan('conversations.reply')) return null;
  return (
    <Tooltip label={t('newMail.title')}>
      <ActionIcon
        aria-label={t('newMail.title')}
        onClick={() => void navigate({ search: (now) => ({ ...now, write: 'new' }) })}
      >
        <IconPencilPlus size={17} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** Writing to somebody first: open while the address says so, so that a customer's page can lead here. */
export function NewConversation() {
  const { t } = useTranslation('conversations');
  const { write } = route.useSearch();
  const navigate = route.useNavigate();
  const may = useCan('conversations.reply');
  const mailboxes = useQuery({
    queryKey: ['company', 'mailboxes'],
    queryFn: async ({ signal }) => (await api.get('/api/mailboxes', { signal })).items,
    enabled: may && write !== undefined,
  });
  const close = () => void navigate({ search: (now) => ({ ...now, write: undefined }) });
  const open = mailboxes.data?.filter((each) => each.active) ?? [];
  return (
    <Modal
      opened={may && write !== undefined}
      onClose={close}
      title={t('newMail.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {mailboxes.isPending ? <ListSkeleton rows={4} /> : null}
      {mailboxes.isError ? <ErrorState error={mailboxes.error} onRetry={() => void mailboxes.refetch()} /> : null}
      {mailboxes.isSuccess && open.length === 0 ? (
        <EmptyState icon={IconMailPlus} title={t('newMail.none')}>
          {t('newMail.noneWords')}
        </EmptyState>
      ) : null}
      {open.length > 0 ? (
        <NewMailForm
          mailboxes={open}
          to={write && write !== 'new' ? [write] : []}
          onBegun={(conversationId) => void navigate({ params: { conversationId }, search: { view: 'mine' } })}
        />
      ) : null}
    </Modal>
  );
}

import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowsJoin, IconBan, IconDots, IconDownload, IconEraser, IconId } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { useLive, useResync } from '../../lib/use-live';
import { toastError, toastUndo } from '../../ui/toast';
import { callOf } from './columns';
import { DetailsDrawer } from './details-drawer';
import { EraseDialog } from './erase-dialog';
import { JoinDialog } from './join-dialog';
import { customerQuery } from './queries';
import type { Customer } from './types';

type Opened = 'details' | 'join' | 'erase' | null;

/** What can be done with a customer, beside their name: details, join, export, block, erase. */
export function CustomerMenu({ id }: { id: string }) {
  const { t } = useTranslation('customers');
  const customer = useQuery(customerQuery(id));
  const [opened, setOpened] = useState<Opened>(null);
  useLive('customer', (frame) => {
    // A customer who was joined is still told of by the id under which the screen was opened.
    if (frame.id === id || frame.id === customer.data?.id) void customer.refetch();
  });
  useResync(() => void customer.refetch());
  if (!customer.data) return null;
  const close = () => setOpened(null);
  return (
    <>
      <Button variant="default" leftSection={<IconId size={16} aria-hidden />} onClick={() => setOpened('details')}>
        {t('details')}
      </Button>
      <Acts customer={customer.data} onOpen={setOpened} />
      <DetailsDrawer customer={customer.data} opened={opened === 'details'} onClose={close} />
      <JoinDialog customer={customer.data} opened={opened === 'join'} onClose={close} />
      <EraseDialog customer={customer.data} opened={opened === 'erase'} onClose={close} />
    </>
  );
}

function Acts({ customer, onOpen }: { customer: Customer; onOpen: (what: Opened) => void }) {
  const { t } = useTranslation('customers');
  const may = {
    join: useCan('customers.edit'),
    export: useCan('customers.export'),
    block: useCan('customers.block'),
    erase: useCan('customers.erase'),
  };
  const block = useBlocking(customer);
  if (!Object.values(may).some(Boolean)) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="default" size="input-sm" aria-label={t('more')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {may.join ? (
          <Menu.Item leftSection={<IconArrowsJoin size={16} aria-hidden />} onClick={() => onOpen('join')}>
            {t('join.menu')}
          </Menu.Item>
        ) : null}
        {may.export ? (
          <Menu.Item
            component="a"
            href={`/api/customers/${customer.id}/export`}
            download
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('export')}
          </Menu.Item>
        ) : null}
        {may.block ? (
          <Menu.Item leftSection={<IconBan size={16} aria-hidden />} onClick={() => block.mutate(!customer.blocked_at)}>
            {customer.blocked_at ? t('unblock') : t('block.do')}
          </Menu.Item>
        ) : null}
        {may.erase ? (
          <>
            <Menu.Divider />
            <Menu.Item
              color="negative"
              leftSection={<IconEraser size={16} aria-hidden />}
              onClick={() => onOpen('erase')}
            >
              {t('erase.menu')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function useBlocking(customer: Customer) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const block = useMutation({
    mutationFn: (blocked: boolean) =>
      (blocked ? api.post : api.delete)('/api/customers/{id}/block', { path: { id: customer.id } }),
    onSuccess: (_, blocked) => {
      if (blocked) toastUndo(t('block.done', { name: callOf(customer, t) }), () => block.mutate(false));
      void client.invalidateQueries({ queryKey: ['customers'] });
    },
    onError: (error) => toastError(t('block.failed'), error),
  });
  return block;
}

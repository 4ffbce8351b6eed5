import { Button, Modal, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastDone, toastError } from '../../ui/toast';
import { callOf } from './columns';
import classes from './dialogs.module.css';
import type { Customer } from './types';

type Props = { customer: Customer; opened: boolean; onClose: () => void };

/** Erasing cannot be undone: it says what will be lost and asks for the name. */
export function EraseDialog({ customer, opened, onClose }: Props) {
  const { t } = useTranslation('customers');
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const client = useQueryClient();
  const name = callOf(customer, t);
  const erase = useMutation({
    mutationFn: () => api.delete('/api/customers/{id}', { path: { id: customer.id } }),
    onSuccess: async () => {
      onClose();
      await navigate({ to: '/customers' });
      toastDone(t('erase.done', { name }));
      client.removeQueries({ queryKey: ['customers', 'whole', customer.id] });
      void client.invalidateQueries({ queryKey: ['customers', 'list'] });
    },
    onError: (error) => toastError(t('erase.failed'), error),
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('erase.title', { name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={classes.stack}
        onSubmit={(submit) => {
          submit.preventDefault();
          erase.mutate();
        }}
      >
        <p className={classes.lead}>{t('erase.lost', { count: customer.identities.length })}</p>
        <TextInput
          data-autofocus
          autoComplete="off"
          label={t('erase.type', { name })}
          value={typed}
          onChange={(change) => setTyped(change.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="negative" disabled={typed.trim() !== name} loading={erase.isPending}>
            {t('erase.do')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

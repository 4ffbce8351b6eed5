import { Button, Group, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { wordsFor } from '../../ui/error-state';
import { type Naming, useViewActs } from './use-saved-views';

type Props = { naming: Naming | undefined; onClose: () => void };

/** Ask for the name of a view of one's own. */
export function ViewNameModal({ naming, onClose }: Props) {
  const { t } = useTranslation('conversations');
  return (
    <Modal
      opened={naming !== undefined}
      onClose={onClose}
      size="sm"
      title={t(naming?.id ? 'saved.rename' : 'saved.keep')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {naming ? <NameForm naming={naming} onClose={onClose} /> : null}
    </Modal>
  );
}

function NameForm({ naming, onClose }: { naming: Naming; onClose: () => void }) {
  const { t } = useTranslation(['conversations', 'ui']);
  const [name, setName] = useState(naming.name);
  const { keep } = useViewActs();
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        keep.mutate({ ...naming, name }, { onSuccess: onClose });
      }}
    >
      <TextInput
        data-autofocus
        label={t('saved.name')}
        description={naming.id ? undefined : t('saved.own')}
        value={name}
        maxLength={60}
        onChange={(change) => setName(change.currentTarget.value)}
        error={keep.error ? wordsFor(keep.error, (key) => t(`ui:${key}`)) : undefined}
      />
      <Group justify="flex-end" mt="md">
        <Button variant="subtle" color="gray" onClick={onClose}>
          {t('saved.cancel')}
        </Button>
        <Button type="submit" disabled={name.trim() === ''} loading={keep.isPending}>
          {t('saved.save')}
        </Button>
      </Group>
    </form>
  );
}

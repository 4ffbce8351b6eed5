import { Button, Group, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { toastDone, toastUndo } from '../../../ui/toast';
import { useThemeChange } from '../queries';
import type { Theme } from '../types';
import classes from './theme-drawer.module.css';
import { pathOf, within } from './tree';

type Props = { theme: Theme; all: Theme[]; onDone: () => void };

/** The rarer acts: put it away, which can be undone, and make one of two, which cannot. */
export function ThemeActs({ theme, all, onDone }: Props) {
  const { t } = useTranslation('themes');
  const [merging, setMerging] = useState(false);
  const path = { id: theme.id };
  const restore = useThemeChange(() => api.post('/api/themes/{id}/restore', { path }));
  const archive = useThemeChange(
    () => api.delete('/api/themes/{id}', { path }),
    () => {
      toastUndo(t('theme.putAway', { name: theme.name }), () => restore.mutate(undefined));
      onDone();
    },
  );
  return (
    <div className={classes.acts}>
      <Button variant="default" onClick={() => setMerging(true)} disabled={all.length < 2}>
        {t('theme.merge')}
      </Button>
      <Button variant="default" loading={archive.isPending} onClick={() => archive.mutate(undefined)}>
        {t('theme.archive')}
      </Button>
      {merging ? <Merge theme={theme} all={all} onClose={() => setMerging(false)} onDone={onDone} /> : null}
    </div>
  );
}

function Merge({ theme, all, onClose, onDone }: Props & { onClose: () => void }) {
  const { t } = useTranslation('themes');
  const [into, setInto] = useState<string | null>(null);
  const own = within(theme.id, all);
  const merge = useThemeChange(
    (id: string) => api.post('/api/themes/{id}/merge', { path: { id: theme.id }, body: { into: id } }),
    (made) => {
      toastDone(t('theme.merged', { name: theme.name, into: made.name }));
      onDone();
    },
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('theme.mergeTitle', { name: theme.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <p className={classes.soft}>{t('theme.mergeWords')}</p>
      <Select
        mt="md"
        label={t('theme.mergeInto')}
        data={all.filter((each) => !own.includes(each)).map((each) => ({ value: each.id, label: pathOf(each, all) }))}
        value={into}
        onChange={setInto}
        searchable
      />
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button disabled={!into} loading={merge.isPending} onClick={() => into && merge.mutate(into)}>
          {t('theme.merge')}
        </Button>
      </Group>
    </Modal>
  );
}

import { ActionIcon, FileButton, Menu, Modal } from '@mantine/core';
import { IconArchive, IconDots, IconDownload, IconListTree, IconUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { toastDone } from '../../../ui/toast';
import { useThemeChange } from '../queries';
import type { ThemesFile } from '../types';
import { Archived } from './archived';
import { StarterCards } from './starters';

type Dialog = 'starters' | 'archived' | null;

/** The tree as a file, one more tree, and what was put away. */
export function TreeMenu() {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  const [dialog, setDialog] = useState<Dialog>(null);
  const close = () => setDialog(null);
  const pick = useRef<() => void>(null);
  const bring = useThemeChange(
    async (file: File) => api.post('/api/themes/import', { body: JSON.parse(await file.text()) as ThemesFile }),
    ({ made, changed }) => toastDone(t('tree.broughtIn', { made, changed })),
  );
  return (
    <>
      <FileButton accept="application/json,.json" onChange={(file) => file && bring.mutate(file)}>
        {({ onClick }) => {
          pick.current = onClick;
          return null;
        }}
      </FileButton>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon size="lg" variant="default" aria-label={t('tree.more')}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component="a"
            href="/api/themes/export"
            download="themes.json"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            {t('tree.export')}
          </Menu.Item>
          {edits ? (
            <>
              <Menu.Item leftSection={<IconUpload size={16} aria-hidden />} onClick={() => pick.current?.()}>
                {t('tree.import')}
              </Menu.Item>
              <Menu.Item leftSection={<IconListTree size={16} aria-hidden />} onClick={() => setDialog('starters')}>
                {t('tree.addStarter')}
              </Menu.Item>
            </>
          ) : null}
          <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={() => setDialog('archived')}>
            {t('tree.archived')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={dialog !== null}
        onClose={close}
        size="lg"
        title={dialog ? t(dialog === 'starters' ? 'tree.addStarter' : 'tree.archived') : ''}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        {dialog === 'starters' ? <StarterCards onTaken={close} /> : null}
        {dialog === 'archived' ? <Archived edits={edits} /> : null}
      </Modal>
    </>
  );
}

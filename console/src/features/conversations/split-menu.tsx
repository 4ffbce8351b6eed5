import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowsSplit2, IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { openSplit } from './dialogs/open-dialog';
import classes from './message-group.module.css';
import type { Entry } from './types';

/** What can be done with one message of the customer's. */
export function SplitMenu({ entry }: { entry: Entry }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  if (!may) return null;
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <ActionIcon size="sm" className={classes.menu} aria-label={t('split.menu')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconArrowsSplit2 size={16} aria-hidden />} onClick={() => openSplit(entry)}>
          {t('split.title')} …
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

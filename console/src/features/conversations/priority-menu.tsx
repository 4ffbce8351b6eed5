import { Menu, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { StatusPill } from '../../ui/status-pill';
import { PriorityMark } from './priority-mark';
import classes from './thread-head.module.css';
import type { Conversation } from './types';
import type { Acts } from './use-acts';
import { PRIORITIES } from './views';

type Props = { conversation: Conversation; acts: Acts; opened: boolean; onOpened: (opened: boolean) => void };

/** How much it presses: shown where that is out of the ordinary, and changed there. */
export function PriorityMenu({ conversation: { priority }, acts, opened, onOpened }: Props) {
  const { t } = useTranslation('conversations');
  if (priority === 'normal' && !opened) return null;
  return (
    <Menu opened={opened} onChange={onOpened} position="bottom-start" width={180}>
      <Menu.Target>
        <UnstyledButton
          className={classes.priority}
          aria-label={`${t('priority.priority')}: ${t(`priority.${priority}`)}`}
        >
          {priority === 'normal' ? (
            <StatusPill>{t('priority.normal')}</StatusPill>
          ) : (
            <PriorityMark priority={priority} />
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('priority.priority')}</Menu.Label>
        {PRIORITIES.map((each) => (
          <Menu.Item
            key={each}
            onClick={() => acts.prioritise(each)}
            rightSection={each === priority ? <IconCheck size={14} aria-hidden /> : null}
          >
            {t(`priority.${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

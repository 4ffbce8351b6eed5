import { Button, Menu } from '@mantine/core';
import { IconArchive, IconArrowBackUp, IconCheck, IconHourglass, IconMessageOff } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RefundModal } from './refund-modal';
import classes from './resolve-menu.module.css';
import { RESOLUTIONS, type Resolution } from './standing-acts';
import head from './thread-head.module.css';
import type { Conversation } from './types';
import type { Acts } from './use-acts';

type Props = { conversation: Conversation; acts: Acts; opened: boolean; onOpened: (opened: boolean) => void };

/** Settle it: what it came to is one key, and beside it the ways in which nothing more is to be done now. */
export function ResolveMenu({ conversation, acts, opened, onOpened }: Props) {
  const { t } = useTranslation('conversations');
  const [refunding, setRefunding] = useState(false);
  if (conversation.status === 'spam') return <Back words={t('acts.doNotSpam')} act={acts.notSpam} />;
  if (conversation.status === 'resolved' || conversation.status === 'closed')
    return <Back words={t('acts.reopen')} act={acts.reopen} />;

  function resolveAs(resolution: Resolution): void {
    onOpened(false);
    if (resolution === 'refund') setRefunding(true);
    else acts.resolve({ resolution });
  }
  function pick(event: KeyboardEvent): void {
    const chosen = RESOLUTIONS[Number(event.key) - 1];
    if (!chosen || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    resolveAs(chosen);
  }
  return (
    <>
      <Menu opened={opened} onChange={onOpened} position="bottom-end" width={260}>
        <Menu.Target>
          <Button
            variant="default"
            size="compact-md"
            className={head.resolve}
            leftSection={<IconCheck size={15} aria-hidden />}
            aria-label={t('acts.resolve')}
          >
            <span className={head.wide}>{t('acts.resolve')}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown onKeyDown={pick}>
          <Menu.Label>{t('resolution.as')}</Menu.Label>
          {RESOLUTIONS.map((resolution, place) => (
            <Menu.Item
              key={resolution}
              onClick={() => resolveAs(resolution)}
              rightSection={<kbd className={classes.digit}>{place + 1}</kbd>}
            >
              {t(`resolution.${resolution}`)}
              {resolution === 'refund' ? ' …' : ''}
            </Menu.Item>
          ))}
          <Menu.Divider />
          {conversation.status === 'pending' ? (
            <Menu.Item leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={acts.unpend}>
              {t('acts.doUnpend')}
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconHourglass size={16} aria-hidden />}
              onClick={acts.pend}
              rightSection={<kbd className={classes.digit}>w</kbd>}
            >
              {t('acts.doPend')}
            </Menu.Item>
          )}
          {conversation.waiting_state === 'awaiting_us' ? (
            <Menu.Item
              leftSection={<IconMessageOff size={16} aria-hidden />}
              onClick={acts.needNoReply}
              rightSection={<kbd className={classes.digit}>d</kbd>}
            >
              {t('acts.doNoReply')}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconArchive size={16} aria-hidden />} onClick={acts.close}>
            {t('acts.doClose')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RefundModal opened={refunding} onClose={() => setRefunding(false)} onRefund={acts.resolve} />
    </>
  );
}

function Back({ words, act }: { words: string; act: () => void }) {
  return (
    <Button
      variant="default"
      size="compact-md"
      className={head.resolve}
      leftSection={<IconArrowBackUp size={15} aria-hidden />}
      onClick={act}
      aria-label={words}
    >
      <span className={head.wide}>{words}</span>
    </Button>
  );
}

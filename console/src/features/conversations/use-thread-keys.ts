import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import type { ComposerHandle } from './composer';
import { openDialog } from './dialogs/open-dialog';
import type { HeadMenu } from './thread-head';
import type { Conversation } from './types';
import type { Acts } from './use-acts';

type Keys = {
  acts: Acts;
  status: Conversation['status'] | undefined;
  composer: RefObject<ComposerHandle | null>;
  onMenu: (menu: HeadMenu) => void;
  onPanel: () => void;
  onTopic: () => void;
  onFollow: () => void;
  onTakeBack: () => void;
};

/** The single keys of an open conversation. */
export function useThreadKeys({ acts, status, composer, onMenu, onPanel, onTopic, onFollow, onTakeBack }: Keys): void {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  const group = t('nav');
  const toList = () =>
    void navigate({
      to: '/inbox/{-$conversationId}',
      params: { conversationId: undefined },
      search: (now) => now as object,
    });
  useShortcuts([
    { keys: 'r', label: t('keys.reply'), group, run: () => composer.current?.write('message') },
    { keys: 'q', label: t('keys.macro'), group, run: () => composer.current?.askMacro() },
    { keys: 'n', label: t('keys.note'), group, run: () => composer.current?.write('note') },
    status === 'resolved' || status === 'closed'
      ? { keys: 'e', label: t('keys.reopen'), group, run: acts.reopen }
      : { keys: 'e', label: t('keys.resolve'), group, run: () => onMenu('resolve') },
    { keys: 's', label: t('keys.snooze'), group, run: () => onMenu('snooze') },
    { keys: 'w', label: t('keys.pend'), group, run: status === 'pending' ? acts.unpend : acts.pend },
    { keys: 'd', label: t('keys.noReply'), group, run: acts.needNoReply },
    { keys: 't', label: t('keys.topic'), group, run: onTopic },
    { keys: 'f', label: t('keys.follow'), group, run: onFollow },
    { keys: 'h', label: t('keys.handOver'), group, run: () => openDialog('handOver') },
    { keys: 'm', label: t('keys.merge'), group, run: () => openDialog('merge') },
    { keys: 'y', label: t('keys.incident'), group, run: () => openDialog('incident') },
    { keys: 'b', label: t('keys.promise'), group, run: () => openDialog('promise') },
    { keys: 'i', label: t('keys.priority'), group, run: () => onMenu('priority') },
    { keys: 'z', label: t('keys.takeBack'), group, run: onTakeBack },
    { keys: 'p', label: t('keys.panel'), group, run: onPanel },
    { keys: 'Escape', label: t('keys.list'), group, run: toList },
  ]);
}

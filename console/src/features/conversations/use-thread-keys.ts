import { useNavigate } from '@tanstack/react-router';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../../lib/shortcuts';
import type { ComposerHandle } from './composer';
import type { Acts } from './use-acts';

type Keys = {
  acts: Acts;
  resolved: boolean;
  composer: RefObject<ComposerHandle | null>;
  onSnooze: () => void;
  onPanel: () => void;
};

/** The single keys of an open conversation. */
export function useThreadKeys({ acts, resolved, composer, onSnooze, onPanel }: Keys): void {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  const group = t('nav');
  const toList = () => void navigate({ to: '/inbox/{-$conversationId}', params: {}, search: (now) => now as object });
  useShortcuts([
    { keys: 'r', label: t('keys.reply'), group, run: () => composer.current?.write('message') },
    { keys: 'n', label: t('keys.note'), group, run: () => composer.current?.write('note') },
    resolved
      ? { keys: 'e', label: t('keys.reopen'), group, run: acts.reopen }
      : { keys: 'e', label: t('keys.resolve'), group, run: acts.resolve },
    { keys: 's', label: t('keys.snooze'), group, run: onSnooze },
    { keys: 'p', label: t('keys.panel'), group, run: onPanel },
    { keys: 'Escape', label: t('keys.list'), group, run: toList },
  ]);
}

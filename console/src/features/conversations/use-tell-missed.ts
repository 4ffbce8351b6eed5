import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../lib/me';
import { toastDone } from '../../ui/toast';
import { playSound, readNotify, showDesktop } from './notifying';
import { conversationQuery } from './queries';

/** What the server calls it when the moment came by which a teammate wanted to be back, and nobody was. */
export const PROMISE_MISSED = 'promise_missed';

/** Tell who promised a customer to come back, or has the conversation now, that the moment came. */
export function useTellMissed(): (id: string) => Promise<void> {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const router = useRouter();
  const me = useMe().teammate.id;
  return async (id) => {
    const it = await client.fetchQuery({ ...conversationQuery(id), staleTime: 0 });
    if (it.assignee?.id !== me && it.follow_up?.teammate?.id !== me) return;
    const words = t('promise.missedTo', { name: it.customer.name ?? t('visitor') });
    const wanted = readNotify();
    toastDone(words);
    if (wanted.sound) playSound();
    if (wanted.desktop) showDesktop(t('promise.missedPill'), words, id, () => router.history.push(`/inbox/${id}`));
  };
}

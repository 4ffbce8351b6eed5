import { useDebouncedValue } from '@mantine/hooks';
import { IconMessageCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import type { PaletteSource } from '../../lib/feature';
import { plainWords } from '../../lib/plain-words';
import { searchOf } from './saved';
import { useSavedViews } from './use-saved-views';
import { type InboxSearch, VIEWS } from './views';

/** Conversations that hold what was typed. */
export const useConversationsFound: PaletteSource = (typed) => {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  const [search] = useDebouncedValue(typed, 150);
  const found = useQuery({
    queryKey: ['conversations', 'palette', search],
    queryFn: ({ signal }) => api.get('/api/conversations', { query: { view: 'all', search, limit: 6 }, signal }),
    enabled: search.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (search.length < 2) return [];
  return (found.data?.items ?? []).map((each) => ({
    id: `conversation-${each.id}`,
    label: each.subject || plainWords(each.first_words ?? '') || each.customer.name || t('visitor'),
    description: each.customer.name ?? (each.snippet ? plainWords(each.snippet) : undefined),
    group: t('palette.conversations'),
    icon: IconMessageCircle,
    keywords: ['*'],
    run: () =>
      void navigate({ to: '/inbox/{-$conversationId}', params: { conversationId: each.id }, search: { view: 'all' } }),
  }));
};

/** The views of the inbox, and one's own, as places to go. */
export const useViewsFound: PaletteSource = (typed) => {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  const own = useSavedViews();
  if (typed === '') return [];
  const group = t('palette.views');
  const places = [
    ...VIEWS.map((view) => ({ id: view as string, name: t(`views.${view}`), search: { view } as InboxSearch })),
    ...own.map(({ id, name, filters }) => ({ id, name, search: searchOf(filters) })),
  ];
  return places.map(({ id, name, search }) => ({
    id: `view-${id}`,
    label: `${t('nav')}: ${name}`,
    group,
    icon: IconMessageCircle,
    run: () => void navigate({ to: '/inbox/{-$conversationId}', params: { conversationId: undefined }, search }),
  }));
};

import { useDebouncedValue } from '@mantine/hooks';
import { IconMessageCircle } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import type { PaletteSource } from '../../lib/feature';
import { VIEWS } from './views';

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
    label: each.subject || each.first_words || each.customer.name || t('visitor'),
    description: each.customer.name ?? each.snippet ?? undefined,
    group: t('palette.conversations'),
    icon: IconMessageCircle,
    keywords: ['*'],
    run: () =>
      void navigate({ to: '/inbox/{-$conversationId}', params: { conversationId: each.id }, search: { view: 'all' } }),
  }));
};

/** The views of the inbox as places to go. */
export const useViewsFound: PaletteSource = (typed) => {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  if (typed === '') return [];
  return VIEWS.map((view) => ({
    id: `view-${view}`,
    label: `${t('nav')}: ${t(`views.${view}`)}`,
    group: t('palette.views'),
    icon: IconMessageCircle,
    run: () => void navigate({ to: '/inbox/{-$conversationId}', params: {}, search: { view } }),
  }));
};

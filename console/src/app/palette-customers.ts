import { useDebouncedValue } from '@mantine/hooks';
import { IconUser } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api';
import type { PaletteSource } from '../lib/feature';

/** Customers whose name or address holds what was typed. */
export const useCustomersFound: PaletteSource = (typed) => {
  const { t } = useTranslation();
  const router = useRouter();
  const [search] = useDebouncedValue(typed, 150);
  const found = useQuery({
    queryKey: ['customers', 'palette', search],
    queryFn: ({ signal }) => api.get('/api/customers', { query: { search, limit: 6 }, signal }),
    enabled: search.length >= 2,
    placeholderData: keepPreviousData,
  });
  if (search.length < 2) return [];
  return (found.data?.items ?? []).map((customer) => ({
    id: `customer-${customer.id}`,
    label: customer.name ?? customer.email ?? t('palette.unnamed'),
    description: customer.name ? (customer.email ?? undefined) : undefined,
    group: t('palette.customers'),
    icon: IconUser,
    keywords: ['*'],
    run: () => router.history.push(`/customers/${customer.id}`),
  }));
};

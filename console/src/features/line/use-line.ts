import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import { useLive, useResync, useWatch } from '../../lib/use-live';
import { touchpointsOf, withNews } from './line-rows';
import { type Filters, feelingQuery, linePage, lineQuery, overviewQuery, type Period } from './queries';
import type { LinePage } from './types';

const AT_MOST_EVERY = 400;

/** The list of a line, and what is new on it as it happens: fetched and put in, never the whole again. */
export function useLineList(id: string, filters: Filters, period: Period) {
  const options = lineQuery(id, filters, period);
  const list = useInfiniteQuery(options);
  const touchpoints = useMemo(() => touchpointsOf(list.data?.pages ?? []), [list.data]);
  return { list, touchpoints, total: list.data?.pages[0]?.total ?? 0 };
}

/** Keep curve and list of this customer up to date while they are on screen. */
export function useLiveLine(id: string, customerId: string | undefined, filters: Filters, period: Period): void {
  const client = useQueryClient();
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const overview = useQuery({ ...overviewQuery(id, filters), enabled: false });
  useWatch(`customer:${customerId ?? id}`);

  async function refresh(): Promise<void> {
    void overview.refetch();
    void client.invalidateQueries({ queryKey: feelingQuery(id).queryKey });
    const key = lineQuery(id, filters, period).queryKey;
    if (!client.getQueryData(key)) return;
    const fresh = await linePage(id, filters, period, '').catch(() => null);
    if (!fresh) return;
    client.setQueryData<InfiniteData<LinePage, string>>(key, (data) =>
      data ? { ...data, pages: withNews(data.pages, fresh) } : data,
    );
  }

  function soon(): void {
    if (waiting.current) return;
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      void refresh();
    }, AT_MOST_EVERY);
  }

  useLive('line', (frame) => {
    if (frame.customer_id === customerId || frame.customer_id === id) soon();
  });
  useResync(soon);
}

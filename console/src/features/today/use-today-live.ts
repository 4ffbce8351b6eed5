import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useLive, useResync } from '../../lib/use-live';

const TOGETHER = 250;
/** What every question of Today to the conversations begins with. */
export const TODAY = ['conversations', 'today'] as const;

/** Ask again for what Today says of conversations when one of them changed: several changes in a row are one question. */
export function useTodayLive(): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = () => void client.invalidateQueries({ queryKey: TODAY });
  useEffect(() => () => clearTimeout(timer.current), []);
  useLive('conversation', () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      again();
    }, TOGETHER);
  });
  useResync(again);
}

import { useMediaQuery } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** Whether the side panel is open: as the link says, and where it says nothing, wherever there is room. */
export function usePanel() {
  const { panel } = route.useSearch();
  const navigate = route.useNavigate();
  const room = useMediaQuery('(min-width: 80em)', false, { getInitialValueInEffect: false });
  const open = panel ? panel === 'open' : room;
  const set = useCallback(
    (next: 'open' | 'closed') => void navigate({ search: (search) => ({ ...search, panel: next }), replace: true }),
    [navigate],
  );
  return { open, toggle: () => set(open ? 'closed' : 'open'), close: () => set('closed') };
}

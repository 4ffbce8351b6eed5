import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { createQueryClient } from '../lib/query-client';
import { ShortcutProvider } from '../lib/shortcuts';
import { createConsoleLive, LiveContext } from '../lib/use-live';
import { LiveRegion } from '../ui/live-region';
import { cssVariables, theme } from '../ui/theme/theme';
import { router } from './router';

/** Everything a screen stands on: theme, queries, live connection, shortcuts, routes. */
export function Providers() {
  const [queryClient] = useState(createQueryClient);
  const [live] = useState(createConsoleLive);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <LiveContext value={live}>
          <LiveRegion>
            <ShortcutProvider>
              <Notifications withinPortal={false} position="bottom-center" limit={3} />
              <RouterProvider router={router} />
            </ShortcutProvider>
          </LiveRegion>
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}

import { MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { ChecklistCard } from '../features/company/checklist';
import { CustomerMenu } from '../features/customers/customer-menu';
import { CustomerActsContext } from '../lib/customer-acts';
import { InsightsPartsContext } from '../lib/insights-part';
import { createQueryClient } from '../lib/query-client';
import { SettingsSectionsContext } from '../lib/settings-section';
import { ShortcutProvider } from '../lib/shortcuts';
import { StartCardContext } from '../lib/start-card';
import { createConsoleLive, LiveContext } from '../lib/use-live';
import { LiveRegion } from '../ui/live-region';
import { cssVariables, theme } from '../ui/theme/theme';
import { insightsParts, settingsSections } from './features';
import { router } from './router';

/** Everything a screen stands on: theme, queries, live connection, shortcuts, routes. */
export function Providers() {
  const [queryClient] = useState(createQueryClient);
  const [live] = useState(createConsoleLive);
  // Away from where one writes: the composer is at the bottom.
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false });
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <LiveContext value={live}>
          <LiveRegion>
            <ShortcutProvider>
              <Notifications withinPortal={false} position={phone ? 'top-center' : 'bottom-left'} limit={3} />
              <CustomerActsContext value={CustomerMenu}>
                <StartCardContext value={ChecklistCard}>
                  <SettingsSectionsContext value={settingsSections}>
                    <InsightsPartsContext value={insightsParts}>
                      <RouterProvider router={router} />
                    </InsightsPartsContext>
                  </SettingsSectionsContext>
                </StartCardContext>
              </CustomerActsContext>
            </ShortcutProvider>
          </LiveRegion>
        </LiveContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}

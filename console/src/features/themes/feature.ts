import { IconLanguage, IconMessageChatbot } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';

const Section = lazy(async () => ({ default: (await import('./reading-section')).ReadingSection }));

export const themesFeature: Feature = {
  id: 'themes',
  nav: [
    {
      id: 'insights',
      label: 'themes:nav',
      icon: IconMessageChatbot,
      to: '/insights',
      order: 70,
      permission: 'themes.read',
    },
  ],
  settings: { id: 'reading', label: 'themes:reading.title', icon: IconLanguage, permission: 'company.read', Section },
};

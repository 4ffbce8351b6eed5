import { IconLanguage, IconMessageChatbot } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';
import { PARTS } from './search';

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
  insights: PARTS.map((part, place) => ({
    id: part,
    label: `themes:parts.${part}`,
    to: `/insights/${part}`,
    permission: 'themes.read',
    order: place,
  })),
  settings: { id: 'reading', label: 'themes:reading.title', icon: IconLanguage, permission: 'company.read', Section },
};

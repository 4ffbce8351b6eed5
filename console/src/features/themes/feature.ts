import { IconMessageChatbot } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

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
};

import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';
import { AlarmsBackground, AlarmsBadge } from './alarms-background';

const Section = lazy(async () => ({ default: (await import('./alerts-section')).AlertsSection }));

export const alertsFeature: Feature = {
  id: 'alerts',
  nav: [
    {
      id: 'alarms',
      label: 'alerts:nav',
      icon: IconBell,
      to: '/alarms',
      order: 25,
      permission: 'conversations.read',
      Badge: AlarmsBadge,
    },
  ],
  settings: {
    id: 'alerts',
    label: 'alerts:title',
    icon: IconBellRinging,
    permission: 'conversations.read',
    Section,
  },
  Background: AlarmsBackground,
};

import { IconSunHigh } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const todayFeature: Feature = {
  id: 'today',
  nav: [{ id: 'today', label: 'today:nav', icon: IconSunHigh, to: '/', order: 10 }],
};

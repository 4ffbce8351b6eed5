import { IconSettings } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { useSectionsFound } from './palette';

export const companyFeature: Feature = {
  id: 'company',
  nav: [{ id: 'settings', label: 'company:nav', icon: IconSettings, to: '/settings', order: 90 }],
  palette: [useSectionsFound],
};

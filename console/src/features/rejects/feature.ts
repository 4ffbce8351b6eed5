import { IconFilterX } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';
import { useRejectsFound } from './palette';

const Section = lazy(async () => ({ default: (await import('./rejects-section')).RejectsSection }));

export const rejectsFeature: Feature = {
  id: 'rejects',
  palette: [useRejectsFound],
  settings: { id: 'rejects', label: 'rejects:title', icon: IconFilterX, permission: 'rejects.read', Section },
};

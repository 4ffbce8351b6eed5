import { IconHourglassHigh } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';

const Section = lazy(async () => ({ default: (await import('./promises-section')).PromisesSection }));

export const promisesFeature: Feature = {
  id: 'promises',
  settings: {
    id: 'promises',
    label: 'promises:title',
    icon: IconHourglassHigh,
    permission: 'conversations.read',
    Section,
  },
};

import { IconBolt } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../../lib/feature';
import { useMacrosFound } from './palette';

const Section = lazy(async () => ({ default: (await import('./macros-section')).MacrosSection }));

/** What helps who writes: macros in the palette, and their part of Settings. */
export const writingFeature: Feature = {
  id: 'writing',
  settings: {
    id: 'macros',
    label: 'conversations:writing.title',
    icon: IconBolt,
    permission: 'conversations.reply',
    Section,
  },
  palette: [useMacrosFound],
};

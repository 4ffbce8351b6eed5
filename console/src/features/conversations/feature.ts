import { IconInbox, IconTags } from '@tabler/icons-react';
import { lazy } from 'react';
import type { Feature } from '../../lib/feature';
import { InboxBackground } from './inbox-background';
import { useConversationsFound, useViewsFound } from './palette';
import { useConversationActs } from './palette-acts';
import { InboxBadge } from './views-pane';

const Section = lazy(async () => ({ default: (await import('./labels/labels-section')).LabelsSection }));

export const conversationsFeature: Feature = {
  id: 'conversations',
  nav: [
    {
      id: 'inbox',
      label: 'conversations:nav',
      icon: IconInbox,
      to: '/inbox',
      order: 20,
      permission: 'conversations.read',
      Badge: InboxBadge,
    },
  ],
  acts: useConversationActs,
  settings: {
    id: 'labels',
    label: 'conversations:labels.title',
    icon: IconTags,
    permission: 'conversations.read',
    Section,
  },
  palette: [useViewsFound, useConversationsFound],
  Background: InboxBackground,
};

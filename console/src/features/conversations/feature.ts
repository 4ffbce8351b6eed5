import { IconInbox } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';
import { InboxBackground } from './inbox-background';
import { useConversationsFound, useViewsFound } from './palette';
import { useConversationActs } from './palette-acts';
import { InboxBadge } from './views-pane';

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
  palette: [useViewsFound, useConversationsFound],
  Background: InboxBackground,
};

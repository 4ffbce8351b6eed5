import type { Feature } from '../../lib/feature';
import { OwnBadge, QualityBackground } from './quality-background';

export const qualityFeature: Feature = {
  id: 'quality',
  insights: [
    { id: 'quality', label: 'quality:title', to: '/insights/quality', permission: 'coaching.read', order: 63 },
    {
      id: 'own-reviews',
      label: 'quality:own.title',
      to: '/insights/own-reviews',
      permission: 'conversations.reply',
      order: 64,
      Badge: OwnBadge,
    },
  ],
  Background: QualityBackground,
};

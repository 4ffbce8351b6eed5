import type { Feature } from '../../lib/feature';

export const respondingFeature: Feature = {
  id: 'responding',
  insights: [
    {
      id: 'responding',
      label: 'responding:title',
      to: '/insights/response-times',
      permission: 'metrics.read',
      order: 60,
    },
    {
      id: 'wall',
      label: 'responding:wall.title',
      to: '/insights/wall',
      permission: 'conversations.read',
      order: 61,
    },
  ],
};

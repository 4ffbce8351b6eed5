import { IconUsers } from '@tabler/icons-react';
import type { Feature } from '../../lib/feature';

export const customersFeature: Feature = {
  id: 'customers',
  nav: [
    {
      id: 'customers',
      label: 'customers:nav',
      icon: IconUsers,
      to: '/customers',
      order: 30,
      permission: 'customers.read',
    },
  ],
};

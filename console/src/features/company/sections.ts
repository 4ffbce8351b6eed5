import {
  IconBuildingStore,
  IconClockHour4,
  IconHistory,
  IconKey,
  IconListCheck,
  IconMessageCircle,
  IconShieldLock,
  IconSparkles,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';

const SECTIONS = [
  'you',
  'company',
  'teammates',
  'teams',
  'roles',
  'channels',
  'hours',
  'keys',
  'audit',
  'llm',
  'set-up',
] as const;
export type SectionId = (typeof SECTIONS)[number];
type SectionEntry = { id: SectionId; icon: TablerIcon; permission?: string };

/** What Settings has, in the order of the list at its left. */
export const sections: SectionEntry[] = [
  { id: 'you', icon: IconUserCircle },
  { id: 'set-up', icon: IconListCheck, permission: 'company.edit' },
  { id: 'company', icon: IconBuildingStore, permission: 'company.read' },
  { id: 'teammates', icon: IconUsers, permission: 'teammates.read' },
  { id: 'teams', icon: IconUsersGroup, permission: 'teammates.read' },
  { id: 'roles', icon: IconShieldLock, permission: 'teammates.read' },
  { id: 'channels', icon: IconMessageCircle, permission: 'channels.read' },
  { id: 'hours', icon: IconClockHour4, permission: 'channels.read' },
  { id: 'keys', icon: IconKey, permission: 'keys.edit' },
  { id: 'audit', icon: IconHistory, permission: 'audit.read' },
  { id: 'llm', icon: IconSparkles, permission: 'company.read' },
];

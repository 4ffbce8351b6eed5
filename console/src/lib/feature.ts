import type { TablerIcon } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { InsightsPart } from './insights-part';
import type { SettingsSection } from './settings-section';

export type NavItem = {
  id: string;
  /** Translation key with its namespace: "conversations:nav". */
  label: string;
  icon: TablerIcon;
  to: string;
  /** Order in the rail: Today 10, Inbox 20, Customers 30, Journeys 40, Feedback 50, Help centre 60, Insights 70, Actions 80, Settings 90. */
  order: number;
  /** Only shown to those who may. */
  permission?: string;
  /** A small live count beside the words. */
  Badge?: ComponentType;
};

export type PaletteAction = {
  id: string;
  label: string;
  description?: string;
  group: string;
  icon?: TablerIcon;
  /** Words by which it is also found. */
  keywords?: string[];
  run: () => void;
};

/** A hook that answers what the command palette offers for what was typed; it is called only while the palette is open. */
export type PaletteSource = (typed: string) => PaletteAction[];

/** What a feature gives to the frame. Routes are composed apart, in app/router.tsx, so that links stay typed. */
export type Feature = {
  /** The room's name. */
  id: string;
  nav?: NavItem[];
  palette?: PaletteSource[];
  /** What can be done with what is open now: offered before everything else. */
  acts?: PaletteSource;
  /** Its part of Settings. */
  settings?: SettingsSection;
  /** Its pages under Insights. */
  insights?: InsightsPart[];
  /** Mounted once while somebody is signed in: live listening, notifications. Draws nothing. */
  Background?: ComponentType;
};

import type { TablerIcon } from '@tabler/icons-react';
import { type ComponentType, createContext } from 'react';

/** A part of Settings that another room gives: it stands in the list and opens inside the same frame. */
export type SettingsSection = {
  id: string;
  /** Translation key with its namespace: "rejects:title". */
  label: string;
  icon: TablerIcon;
  permission: string;
  Section: ComponentType;
};

export const SettingsSectionsContext = createContext<SettingsSection[]>([]);

import { type ComponentType, createContext } from 'react';

/** A part of Insights that a room gives: a tab that leads to a page of its own. */
export type InsightsPart = {
  id: string;
  /** Translation key with its namespace: "responding:title". */
  label: string;
  to: string;
  permission: string;
  /** Its place among the tabs. */
  order: number;
  /** A small live count beside the words. */
  Badge?: ComponentType;
};

export const InsightsPartsContext = createContext<InsightsPart[]>([]);

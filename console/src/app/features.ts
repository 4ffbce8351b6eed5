import { alertsFeature } from '../features/alerts/feature';
import { companyFeature } from '../features/company/feature';
import { conversationsFeature } from '../features/conversations/feature';
import { writingFeature } from '../features/conversations/writing/feature';
import { customersFeature } from '../features/customers/feature';
import { promisesFeature } from '../features/promises/feature';
import { qualityFeature } from '../features/quality/feature';
import { rejectsFeature } from '../features/rejects/feature';
import { respondingFeature } from '../features/responding/feature';
import { themesFeature } from '../features/themes/feature';
import { todayFeature } from '../features/today/feature';
import type { Feature } from '../lib/feature';

/** The rooms of the console. A new one adds a line here and its routes in router.tsx. */
export const features: Feature[] = [
  todayFeature,
  conversationsFeature,
  writingFeature,
  customersFeature,
  themesFeature,
  respondingFeature,
  qualityFeature,
  companyFeature,
  promisesFeature,
  alertsFeature,
  rejectsFeature,
];

export const navItems = features.flatMap((feature) => feature.nav ?? []).sort((one, other) => one.order - other.order);

/** What the rooms add to Settings. */
export const settingsSections = features.flatMap(({ settings }) => (settings ? [settings] : []));

/** What the rooms show under Insights, in the order of its tabs. */
export const insightsParts = features
  .flatMap(({ insights }) => insights ?? [])
  .sort((one, other) => one.order - other.order);

/** What listens while somebody is signed in, whatever the screen. */
export const backgrounds = features.flatMap(({ id, Background }) => (Background ? [{ id, Background }] : []));

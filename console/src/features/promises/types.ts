import type { Schema } from '../../lib/api';

export type Policy = Schema<'PolicyShape'>;
export type Plan = Schema<'Plan'>;
export type Act = Schema<'Act'>;
export type Preview = Schema<'PlanPreview'>;

export const METRICS = ['first_response', 'next_response', 'full_resolution', 'follow_up'] as const;
export const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const;
export const MOMENTS = ['warned', 'breached', 'met'] as const;
export type Metric = (typeof METRICS)[number];
export type Priority = (typeof PRIORITIES)[number];
export type Moment = (typeof MOMENTS)[number];

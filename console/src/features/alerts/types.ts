import type { Schema } from '../../lib/api';

export type Alert = Schema<'AlertShape'>;
export type Plan = Schema<'AlertPlan'>;
export type Alarm = Schema<'AlarmShape'>;
export type About = Alarm['about'];

export const ABOUTS: About[] = ['waiting', 'wrote', 'unassigned', 'promise_warned', 'promise_breached', 'follow_up'];
export type Target = Schema<'TargetShape'>;
export type TargetKind = Target['kind'];
export type Delivery = Schema<'DeliveryShape'>;
export type Peace = Schema<'PeaceWish'>;

export const KINDS: TargetKind[] = ['webhook', 'slack', 'teams', 'discord'];

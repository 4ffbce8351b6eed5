import type { Schema } from '../../lib/api';

export type Alert = Schema<'AlertShape'>;
export type Plan = Schema<'AlertPlan'>;
export type Alarm = Schema<'AlarmShape'>;
export type About = Alarm['about'];

export const ABOUTS: About[] = [
  'waiting',
  'wrote',
  'unassigned',
  'promise_warned',
  'promise_breached',
  'follow_up',
  'mailbox_failing',
  'mailbox_silent',
  'slower',
];
/** What is of no one conversation: nobody has it. */
export const OF_MANY: ReadonlySet<About> = new Set(['unassigned', 'mailbox_failing', 'mailbox_silent', 'slower']);
export const OF_MAILBOXES: ReadonlySet<About> = new Set(['mailbox_failing', 'mailbox_silent']);
export type Target = Schema<'TargetShape'>;
export type TargetKind = Target['kind'];
export type Delivery = Schema<'DeliveryShape'>;
export type Peace = Schema<'PeaceWish'>;

export const KINDS: TargetKind[] = ['webhook', 'slack', 'teams', 'discord'];

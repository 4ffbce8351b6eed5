import type { Schema } from '../../lib/api';

export type Named = Schema<'Named'>;
export type Teammate = Schema<'TeammateRow'>;
export type ApiKey = Schema<'KeyRow'>;
export type Team = Schema<'TeamRow'>;
export type Role = Schema<'RoleRow'>;
export type PreChatField = Schema<'PreChatField'>;
export type WidgetSettings = Schema<'WidgetSettings'>;
export type Channel = Schema<'ChannelRow'>;
export type Span = Schema<'Span'>;
export type Holiday = Schema<'Holiday'>;
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];
export type Hours = Schema<'Hours'>;
export type Schedule = Schema<'ScheduleRow'>;
export type Company = Schema<'CompanySettings'>;
export type Stage = Company['stages'][number]['stage'];
export type StepState = Schema<'StepState'>;

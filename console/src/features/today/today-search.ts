/** The numbers Today shows, in their order; each has one definition, on the server. */
export const METRICS = ['first_response_time', 'still_waiting', 'sla_attainment', 'conversion'] as const;
export type MetricId = (typeof METRICS)[number];

export const PERIODS = [7, 14, 30, 90] as const;
export type Days = (typeof PERIODS)[number];
export const DEFAULT_DAYS: Days = 14;

export type TodaySearch = { days?: Days; metric?: MetricId };

/** Every time zone the browser knows, for a searchable list. */
export const ZONES = Intl.supportedValuesOf('timeZone');

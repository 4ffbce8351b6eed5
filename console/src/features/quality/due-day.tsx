import { usePlace } from '../../lib/clock';
import { dateFormat } from '../../lib/format';

/** A day of the calendar ("2026-12-04"), which is the same day everywhere. */
export function DueDay({ on }: { on: string }) {
  const { locale } = usePlace();
  const look = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  return <time dateTime={on}>{dateFormat(locale, look).format(new Date(`${on}T12:00:00Z`))}</time>;
}

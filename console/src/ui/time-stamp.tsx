import { Tooltip } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Place, useNow, usePlace } from '../lib/clock';
import { formatDay, formatDuration, formatMoment, formatShort, formatTime } from '../lib/format';

type Style = 'short' | 'time' | 'day' | 'day-time' | 'ago';
type Props = { at: string; style?: Style };

/** A moment in the viewer's zone; the tooltip has it exactly, and the company's zone beside where that differs. */
export function TimeStamp({ at, style = 'short' }: Props) {
  const { t } = useTranslation('ui');
  const place = usePlace();
  const now = useNow();
  const moment = new Date(at);
  return (
    <Tooltip label={exact(moment, place)} style={{ whiteSpace: 'pre-line' }}>
      <time dateTime={at}>{said(moment, new Date(now), style, place, t)}</time>
    </Tooltip>
  );
}

function said(moment: Date, now: Date, style: Style, { locale, zone }: Place, t: TFunction<'ui'>): string {
  switch (style) {
    case 'time':
      return formatTime(moment, locale, zone);
    case 'day':
      return formatDay(moment, now, locale, zone);
    case 'day-time':
      return `${formatDay(moment, now, locale, zone)} ${formatTime(moment, locale, zone)}`;
    case 'ago':
      return t('ago', { duration: formatDuration((now.getTime() - moment.getTime()) / 1000) });
    default:
      return formatShort(moment, now, locale, zone);
  }
}

function exact(moment: Date, { locale, zone, companyZone }: Place): string {
  const mine = `${formatMoment(moment, locale, zone)} (${zone})`;
  if (zone === companyZone) return mine;
  return `${mine}\n${formatMoment(moment, locale, companyZone)} (${companyZone})`;
}

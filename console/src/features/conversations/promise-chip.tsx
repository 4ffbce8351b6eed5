import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconHourglassHigh, IconPlayerPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace, useSecond } from '../../lib/clock';
import { formatDuration, formatFineDuration, formatMoment } from '../../lib/format';
import { StatusPill } from '../../ui/status-pill';
import { countdown, type Due, nearest } from './promising';

const CLOSE = 10 * 60;

/** How long there is until the next promise is broken, counting down; by the second when it is near. */
export function PromiseChip({ promises }: { promises: readonly Due[] | undefined }) {
  const now = useNow();
  const due = nearest(promises);
  if (!due) return null;
  const { seconds, is } = countdown(due, now);
  return is === 'left' && seconds < CLOSE ? <Quick due={due} /> : <Chip due={due} now={now} />;
}

function Quick({ due }: { due: Due }) {
  return <Chip due={due} now={useSecond()} fine />;
}

function Chip({ due, now, fine = false }: { due: Due; now: number; fine?: boolean }) {
  const { t } = useTranslation('conversations');
  const { locale, zone } = usePlace();
  const { is, seconds, tone } = countdown(due, now);
  if (is === 'unknown') return null;
  const metric = t(`sla.metric.${due.metric}`);
  const Icon = is === 'paused' ? IconPlayerPause : is === 'late' ? IconAlertTriangle : IconHourglassHigh;
  const duration = fine ? formatFineDuration(seconds) : formatDuration(seconds);
  const at = due.due_at ? formatMoment(new Date(due.due_at), locale, zone) : '';
  return (
    <StatusPill tone={tone} title={t(`sla.title.${is}`, { metric, at, duration })}>
      <Icon size={12} stroke={2} aria-hidden />
      <VisuallyHidden>{metric}: </VisuallyHidden>
      {t(`sla.${is}`, { duration })}
    </StatusPill>
  );
}

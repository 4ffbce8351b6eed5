import { useTranslation } from 'react-i18next';
import { StatusPill, type Tone } from '../../ui/status-pill';
import type { Priority } from './standing-acts';

const TONES: Record<Priority, Tone> = { urgent: 'negative', high: 'warning', normal: 'neutral', low: 'neutral' };

/** How much it presses, in a word; what presses as usual needs none. */
export function PriorityMark({ priority }: { priority: Priority }) {
  const { t } = useTranslation('conversations');
  if (priority === 'normal') return null;
  return <StatusPill tone={TONES[priority]}>{t(`priority.${priority}`)}</StatusPill>;
}

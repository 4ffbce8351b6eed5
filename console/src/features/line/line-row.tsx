import { Tooltip } from '@mantine/core';
import type { ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatDuration, formatMoment, formatMoney, formatTime } from '../../lib/format';
import { HueDot } from '../../ui/mark';
import classes from './line-row.module.css';
import type { Touchpoint } from './types';

/** What happened behind the scenes: told, but not loudly. */
const QUIET = new Set(['Customer Joined', 'Customer Unjoined', 'Conversation Assigned', 'Page Left', 'Page Scrolled']);

type Props = {
  touchpoint: Touchpoint;
  others: number;
  chosen: boolean;
  onChoose: () => void;
  /** Its place in the walk by arrow keys. */
  roving: ComponentProps<'button'>;
};

/** One touchpoint: when, in which department, what, and at the right what it was worth or where it happened. */
export function LineRow({ touchpoint, others, chosen, onChoose, roving }: Props) {
  const { t } = useTranslation('line');
  const { locale, zone } = usePlace();
  const at = new Date(touchpoint.occurred_at);
  const department = t(`department.${touchpoint.department}`, { defaultValue: touchpoint.department });
  return (
    <button
      type="button"
      className={classes.row}
      data-touchpoint={touchpoint.id}
      data-kind={touchpoint.kind}
      data-quiet={QUIET.has(touchpoint.name) || undefined}
      aria-expanded={chosen}
      onClick={onChoose}
      {...roving}
    >
      <time dateTime={touchpoint.occurred_at} title={formatMoment(at, locale, zone)} className={classes.time}>
        {formatTime(at, locale, zone)}
      </time>
      <Tooltip label={department}>
        <span className={classes.hue}>
          <HueDot {...hueFor(touchpoint)} />
        </span>
      </Tooltip>
      <span className={classes.what}>
        <b>{touchpoint.title}</b>
        {touchpoint.detail ? <span className={classes.detail}> {touchpoint.detail}</span> : null}
        <span className={classes.hidden}>, {department}</span>
      </span>
      <span className={classes.tail}>
        {others > 0 ? (
          <span className={classes.others} title={t('others', { count: others })}>
            +{others}
          </span>
        ) : null}
        <Tail touchpoint={touchpoint} />
      </span>
    </button>
  );
}

function Tail({ touchpoint }: { touchpoint: Touchpoint }) {
  const { t } = useTranslation('line');
  const { locale } = usePlace();
  const seconds = Number(touchpoint.properties.seconds);
  if (touchpoint.value !== null && touchpoint.currency)
    return (
      <span className={classes.tag} data-strong={touchpoint.kind === 'order' || undefined}>
        {formatMoney(Number(touchpoint.value), touchpoint.currency, locale)}
      </span>
    );
  if (touchpoint.name === 'Page Left' && seconds > 0)
    return <span className={classes.tag}>{formatDuration(seconds)}</span>;
  if (touchpoint.channel === 'web' || touchpoint.channel === 'api') return null;
  return (
    <span className={classes.tag}>{t(`channel.${touchpoint.channel}`, { defaultValue: touchpoint.channel })}</span>
  );
}

/** The department's hue; what went wrong and what was answered stand out by their own. */
function hueFor({ kind, department }: Touchpoint): { kind: 'department' | 'tag'; name: string } {
  if (kind === 'trouble') return { kind: 'tag', name: 'rose' };
  return kind === 'answer' ? { kind: 'tag', name: 'green' } : { kind: 'department', name: department };
}

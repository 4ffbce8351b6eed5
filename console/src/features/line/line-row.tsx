import { Tooltip } from '@mantine/core';
import type { TFunction } from 'i18next';
import { type ComponentProps, memo, type ReactNode, useEffect, useRef, useState } from 'react';
import { formatDuration, formatMoment, formatMoney, formatTime } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import { HueDot } from '../../ui/mark';
import classes from './line-row.module.css';
import type { Touchpoint } from './types';

/** What happened behind the scenes: told, but not loudly. */
const QUIET = new Set(['Customer Joined', 'Customer Unjoined', 'Conversation Assigned', 'Page Left', 'Page Scrolled']);

/** The words and the place of the viewer, asked for once by the list and not by each of its rows. */
export type Said = { t: TFunction<'line'>; locale: string; zone: string };

type Props = {
  touchpoint: Touchpoint;
  others: number;
  chosen: boolean;
  onChoose: (id: string | null) => void;
  said: Said;
  /** Its place in the walk by arrow keys. */
  'data-row'?: string | undefined;
} & Pick<ComponentProps<'button'>, 'tabIndex' | 'onFocus' | 'onKeyDown'>;

/** One touchpoint: when, in which department, what, and at the right what it was worth or where it happened. */
export const LineRow = memo(function LineRow({ touchpoint, others, chosen, onChoose, said, ...walk }: Props) {
  const { t, locale, zone } = said;
  const at = new Date(touchpoint.occurred_at);
  const department = t(`department.${touchpoint.department}`, { defaultValue: touchpoint.department });
  const tail = tailOf(touchpoint, said);
  return (
    <button
      type="button"
      className={classes.row}
      data-touchpoint={touchpoint.id}
      data-kind={touchpoint.kind}
      data-quiet={QUIET.has(touchpoint.name) || undefined}
      aria-expanded={chosen}
      onClick={() => onChoose(chosen ? null : touchpoint.id)}
      {...walk}
    >
      <time dateTime={touchpoint.occurred_at} title={formatMoment(at, locale, zone)} className={classes.time}>
        {formatTime(at, locale, zone)}
      </time>
      <Hue touchpoint={touchpoint} department={department} />
      <span className={classes.what}>
        <b>{touchpoint.title}</b>
        {touchpoint.detail ? <span className={classes.detail}> {plainWords(touchpoint.detail)}</span> : null}
        <span className={classes.hidden}>, {department}</span>
      </span>
      {others > 0 || tail ? (
        <span className={classes.tail}>
          {others > 0 ? (
            <span className={classes.others} title={t('others', { count: others })}>
              +{others}
            </span>
          ) : null}
          {tail}
        </span>
      ) : null}
    </button>
  );
});

const PAUSE = 400;

/** The department's hue. Its name stands over it while the pointer rests there; until then a row has no tooltip to carry. */
function Hue({ touchpoint, department }: { touchpoint: Touchpoint; department: string }) {
  const [pointed, setPointed] = useState(false);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);
  const hue = (
    <span
      className={classes.hue}
      onPointerEnter={() => {
        clearTimeout(waiting.current);
        waiting.current = setTimeout(() => setPointed(true), PAUSE);
      }}
      onPointerLeave={() => {
        clearTimeout(waiting.current);
        setPointed(false);
      }}
    >
      <HueDot {...hueFor(touchpoint)} />
    </span>
  );
  return pointed ? (
    <Tooltip label={department} opened>
      {hue}
    </Tooltip>
  ) : (
    hue
  );
}

function tailOf(touchpoint: Touchpoint, { t, locale }: Said): ReactNode {
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

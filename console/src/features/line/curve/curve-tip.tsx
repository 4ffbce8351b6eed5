import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatMoment, formatMoney } from '../../../lib/format';
import { HueDot } from '../../../ui/mark';
import type { Dot, Node } from './clusters';
import classes from './curve-tip.module.css';
import type { Scene } from './scene';

const LISTED = 5;

/** What lies under the pointer or the keyboard: one touchpoint, or the first of several. */
export function CurveTip({ node, scene }: { node: Node; scene: Scene }) {
  const { t } = useTranslation('line');
  const { locale, zone } = usePlace();
  const y = scene.yOf(node.lane);
  const below = y < scene.height / 2;
  const left = node.x < scene.width * 0.25 ? 'start' : node.x > scene.width * 0.75 ? 'end' : 'middle';
  const first = node.dots[0] as Dot;
  const groups = grouped(node.dots);
  return (
    <div
      className={classes.tip}
      data-side={below ? 'below' : 'above'}
      data-from={left}
      style={{ left: node.x, top: y }}
      aria-hidden
    >
      <span className={classes.when}>{formatMoment(new Date(first.at), locale, zone)}</span>
      {groups.slice(0, LISTED).map(({ dot, count }) => (
        <span key={dot.mark.id} className={classes.what}>
          <HueDot kind="department" name={dot.mark.department} />
          <b>{dot.mark.label}</b>
          {count > 1 ? <span className={classes.count}>× {count}</span> : null}
          {dot.mark.value != null && dot.mark.currency ? (
            <span className={classes.value}>{formatMoney(dot.mark.value, dot.mark.currency, locale)}</span>
          ) : null}
        </span>
      ))}
      {groups.length > LISTED ? (
        <span className={classes.when}>{t('curve.more', { count: groups.length - LISTED })}</span>
      ) : null}
      <span className={classes.when}>
        {t(`channel.${first.mark.channel}`, { defaultValue: first.mark.channel })} ·{' '}
        {t(`department.${first.mark.department}`, { defaultValue: first.mark.department })}
      </span>
    </div>
  );
}

/** The same thing several times is one line with a count; orders and what went wrong stand alone. */
function grouped(dots: Dot[]): { dot: Dot; count: number }[] {
  const groups = new Map<string, { dot: Dot; count: number }>();
  for (const dot of dots) {
    const key = dot.mark.kind === 'order' ? dot.mark.id : dot.mark.label;
    const group = groups.get(key);
    if (group) group.count += 1;
    else groups.set(key, { dot, count: 1 });
  }
  return [...groups.values()].sort((one, other) => other.count - one.count);
}

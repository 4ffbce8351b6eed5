import { usePlace } from '../lib/clock';
import { formatNumber, formatShare } from '../lib/format';
import type { Bucket } from '../lib/metric';
import classes from './buckets.module.css';

/** How the values are spread, as bars from zero with their counts beside them. */
export function Buckets({ buckets }: { buckets: Bucket[] }) {
  const { locale } = usePlace();
  const all = buckets.reduce((sum, bucket) => sum + bucket.count, 0);
  const most = Math.max(1, ...buckets.map((bucket) => bucket.count));
  return (
    <dl className={classes.buckets}>
      {buckets.map((bucket) => (
        <div key={bucket.label} className={classes.bucket}>
          <dt>{bucket.label}</dt>
          <dd>
            <span className={classes.bar} style={{ inlineSize: `${(bucket.count / most) * 100}%` }} />
          </dd>
          <dd className={classes.count}>
            {formatNumber(bucket.count, locale)}{' '}
            <small>{formatShare(all > 0 ? bucket.count / all : 0, locale, 0)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './skeletons.module.css';
import { useAfter } from './use-after';

const PATIENCE = 150;
const WIDTHS = ['72%', '54%', '63%', '81%', '47%', '69%'];

function steps(count: number): number[] {
  return [...Array(count).keys()];
}

/** Rows of a list that is loading, in the list's own shape. Nothing is drawn in the first 150 ms. */
export function ListSkeleton({
  rows = 6,
  avatar = false,
  lines = 2,
}: {
  rows?: number;
  avatar?: boolean;
  lines?: number;
}) {
  const { t } = useTranslation('ui');
  if (!useAfter(PATIENCE)) return null;
  return (
    <div role="status" aria-label={t('loading')} className={classes.list}>
      {steps(rows).map((row) => (
        <div key={row} className={classes.row}>
          {avatar ? <Skeleton className={classes.bone} circle height={28} width={28} /> : null}
          <div className={classes.lines}>
            {steps(lines).map((line) => (
              <Skeleton
                key={line}
                className={classes.bone}
                height={10}
                width={WIDTHS[(row + line * 2) % WIDTHS.length]}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

/** Message bubbles of a thread that is loading. */
export function ThreadSkeleton() {
  const { t } = useTranslation('ui');
  if (!useAfter(PATIENCE)) return null;
  return (
    <div role="status" aria-label={t('loading')} className={classes.thread}>
      <Skeleton className={classes.bone} height={52} width="46%" radius="lg" />
      <Skeleton height={72} width="52%" radius="lg" className={`${classes.bone} ${classes.right}`} />
      <Skeleton className={classes.bone} height={44} width="34%" radius="lg" />
      <Skeleton height={52} width="44%" radius="lg" className={`${classes.bone} ${classes.right}`} />
    </div>
  );
}

/** A card of numbers or facts that is loading. */
export function CardSkeleton({ height = 140 }: { height?: number }) {
  const { t } = useTranslation('ui');
  if (!useAfter(PATIENCE)) return <div style={{ height }} />;
  return (
    <div role="status" aria-label={t('loading')}>
      <Skeleton className={classes.bone} height={height} radius="md" />
    </div>
  );
}

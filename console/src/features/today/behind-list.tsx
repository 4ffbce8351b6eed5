import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './behind-list.module.css';
import { type Behind, behindQuery } from './metric';
import type { Days, MetricId } from './today-search';

type Props = { id: MetricId; days: Days; say: (value: number) => string };

/** The observations behind a number, each opening its conversation or customer. */
export function BehindList({ id, days, say }: Props) {
  const { t } = useTranslation('today');
  const behind = useQuery(behindQuery(id, days, useNow()));
  if (behind.isPending) return <ListSkeleton rows={4} lines={1} />;
  if (!behind.data) return <ErrorState error={behind.error} onRetry={() => void behind.refetch()} />;
  if (behind.data.items.length === 0) return <p className={classes.nothing}>{t('nobodyBehind')}</p>;
  return (
    <ul className={classes.list}>
      {behind.data.items.map((each) => (
        <li key={`${each.conversation_id ?? each.customer_id}-${each.at}`}>
          <BehindRow each={each} say={say} />
        </li>
      ))}
    </ul>
  );
}

function BehindRow({ each, say }: { each: Behind; say: (value: number) => string }) {
  const { t } = useTranslation('today');
  const router = useRouter();
  const path = each.conversation_id ? `/inbox/${each.conversation_id}` : `/customers/${each.customer_id}`;
  return (
    <a
      href={path}
      className={classes.row}
      onClick={(click) => {
        if (click.metaKey || click.ctrlKey || click.shiftKey) return;
        click.preventDefault();
        router.history.push(path);
      }}
    >
      <TimeStamp at={each.at} style="day-time" />
      <span className={classes.what}>{each.conversation_id ? t('conversation') : t('customer')}</span>
      <span data-numbers="">{each.value === null ? t('noData') : say(each.value)}</span>
    </a>
  );
}

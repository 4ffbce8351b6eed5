import { useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { useCan } from '../../lib/me';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './behind-list.module.css';
import { type Behind, behindQuery, namesOf, type Talk, talksQuery } from './metric';
import type { Days, MetricId } from './today-search';

type Props = { id: MetricId; days: Days; say: (value: number) => string };

/** The observations behind a number, each opening its conversation or customer. */
export function BehindList({ id, days, say }: Props) {
  const { t } = useTranslation('today');
  const behind = useQuery(behindQuery(id, days, useNow()));
  const talks = useTalks(behind.data?.items ?? []);
  if (behind.isPending) return <ListSkeleton rows={4} lines={1} />;
  if (!behind.data) return <ErrorState error={behind.error} onRetry={() => void behind.refetch()} />;
  if (behind.data.items.length === 0) return <p className={classes.nothing}>{t('nobodyBehind')}</p>;
  return (
    <ul className={classes.list}>
      {behind.data.items.map((each) => (
        <li key={`${each.conversation_id ?? each.customer_id}-${each.at}`}>
          <BehindRow each={each} talk={talks.find(({ id: talk }) => talk === each.conversation_id)} say={say} />
        </li>
      ))}
    </ul>
  );
}

/** The conversations among these, as the inbox has them; none for who may not read them. */
function useTalks(items: Behind[]): Talk[] {
  const ids = items.flatMap((each) => each.conversation_id ?? []);
  const mayRead = useCan('conversations.read');
  return useQuery({ ...talksQuery(ids), enabled: mayRead && ids.length > 0 }).data?.items ?? [];
}

type RowProps = { each: Behind; talk: Talk | undefined; say: (value: number) => string };

function BehindRow({ each, talk, say }: RowProps) {
  const { t } = useTranslation('today');
  const { title, detail } = namesOf(each, talk);
  const who = detail ?? (talk ? t('visitor') : null);
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
      <span className={classes.what}>
        <span className={classes.title} dir="auto">
          {title ?? t(each.conversation_id ? 'conversation' : 'customer')}
        </span>
        {who && who !== title ? <span className={classes.who}>{who}</span> : null}
      </span>
      <span data-numbers="">{each.value === null ? t('noData') : say(each.value)}</span>
    </a>
  );
}

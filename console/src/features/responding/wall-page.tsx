import { Button } from '@mantine/core';
import { IconArrowsMaximize } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../lib/clock';
import { formatDuration, formatFineDuration, formatNumber, formatShare } from '../../lib/format';
import { Avatar } from '../../ui/avatar';
import { ErrorState } from '../../ui/error-state';
import { InsightsFrame } from '../../ui/insights-frame';
import { HueDot } from '../../ui/mark';
import { CardSkeleton } from '../../ui/skeletons';
import { goalsQuery } from './queries';
import { DEFAULT_GOAL } from './search';
import { ageOf, agesOf, peopleQuery, todayQuery, useWallLive, type Waiting, waitingQuery } from './wall';
import classes from './wall-page.module.css';

const LONGEST = 6;

/** The queue as it is now, to be read across a room: who waits, who is there, how today went. */
export function WallPage() {
  const { t } = useTranslation('responding');
  const wall = useRef<HTMLDivElement>(null);
  const waiting = useQuery(waitingQuery);
  useWallLive();
  return (
    <InsightsFrame title={t('wall.title')} detail={t('wall.detail')}>
      <div ref={wall} className={classes.wall}>
        <Button
          className={classes.full}
          size="xs"
          variant="default"
          leftSection={<IconArrowsMaximize size={14} aria-hidden />}
          onClick={() => void wall.current?.requestFullscreen()}
        >
          {t('wall.full')}
        </Button>
        {waiting.isPending ? <CardSkeleton /> : null}
        {waiting.isError && !waiting.data ? (
          <ErrorState error={waiting.error} onRetry={() => void waiting.refetch()} />
        ) : null}
        {waiting.data ? <Queue waiting={waiting.data} /> : null}
        <Today />
        <People waiting={waiting.data?.items ?? []} />
        {waiting.data ? <Longest waiting={waiting.data} /> : null}
      </div>
    </InsightsFrame>
  );
}

function Queue({ waiting }: { waiting: Waiting }) {
  const { t } = useTranslation('responding');
  const { locale } = usePlace();
  const now = useNow();
  const { items } = waiting;
  const unassigned = items.filter(({ assignee }) => !assignee).length;
  const ages = agesOf(items, now);
  const most = Math.max(1, ...ages.map(({ count }) => count));
  const more = waiting.next ? '+' : '';
  return (
    <>
      <section className={classes.tile} aria-label={t('wall.waiting')}>
        <h2 className={classes.name}>{t('wall.waiting')}</h2>
        <p className={classes.big} data-numbers="" data-some={items.length > 0 ? '' : undefined}>
          {formatNumber(items.length, locale)}
          {more}
        </p>
        <p className={classes.more}>{t('wall.unassigned', { count: unassigned })}</p>
      </section>
      <section className={classes.tile} aria-label={t('wall.oldest')}>
        <h2 className={classes.name}>{t('wall.oldest')}</h2>
        <p className={classes.big} data-numbers="">
          {items.length > 0 ? formatDuration(Math.max(...items.map((each) => ageOf(each, now)))) : '–'}
        </p>
        <dl className={classes.ages}>
          {ages.map(({ name, count }) => (
            <div key={name}>
              <dt>{t(`wall.ages.${name}`)}</dt>
              <dd>
                <span className={classes.bar} style={{ inlineSize: `${(count / most) * 100}%` }} />
              </dd>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

function Longest({ waiting: { items } }: { waiting: Waiting }) {
  const { t } = useTranslation('responding');
  const now = useNow();
  return (
    <section className={classes.tile} data-wide="" aria-label={t('wall.longest')}>
      <h2 className={classes.name}>{t('wall.longest')}</h2>
      {items.length === 0 ? <p className={classes.more}>{t('wall.nobody')}</p> : null}
      <ul className={classes.rows}>
        {items.slice(0, LONGEST).map((each) => (
          <li key={each.id}>
            <HueDot kind="channel" name={each.channel.kind} />
            <span className={classes.who} dir="auto">
              {each.customer.name ?? t('wall.visitor')}
            </span>
            <span className={classes.whose} dir="auto">
              {each.assignee?.name ?? each.team?.name ?? t('wall.noOne')}
            </span>
            <b data-numbers="">{formatDuration(ageOf(each, now))}</b>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How many of today's first answers came within the goal. */
function Today() {
  const { t } = useTranslation('responding');
  const { locale, companyZone } = usePlace();
  const goals = useQuery(goalsQuery).data ?? [];
  const ours = goals.find(
    (each) => each.metric === 'first_response_time' && each.clock === 'calendar' && !each.team_id && !each.channel_id,
  );
  const answer = useQuery(todayQuery(companyZone, useNow(), ours?.seconds ?? DEFAULT_GOAL)).data;
  const within = answer?.within;
  if (!answer || !within) return null;
  const goal = formatFineDuration(within.seconds);
  return (
    <section className={classes.tile} aria-label={t('wall.today')}>
      <h2 className={classes.name}>{t('wall.today')}</h2>
      <p className={classes.big} data-numbers="">
        {within.n === 0
          ? '–'
          : within.share === null
            ? t('wall.of', { hits: within.hits, n: within.n })
            : formatShare(within.share, locale, 0)}
      </p>
      <p className={classes.more}>{t('wall.within', { goal, n: formatNumber(within.n, locale) })}</p>
    </section>
  );
}

function People({ waiting }: { waiting: Waiting['items'] }) {
  const { t } = useTranslation('responding');
  const people = useQuery(peopleQuery).data ?? [];
  const there = people.filter(({ active, presence }) => active && presence !== 'offline');
  const online = there.filter(({ presence }) => presence === 'online');
  const with_ = (id: string) => waiting.filter(({ assignee }) => assignee?.id === id).length;
  return (
    <section className={classes.tile} aria-label={t('wall.people')}>
      <h2 className={classes.name}>{t('wall.people')}</h2>
      <p className={classes.big} data-numbers="">
        {online.length}
      </p>
      <ul className={classes.rows}>
        {there.map((each) => (
          <li key={each.id}>
            <Avatar name={each.name} presence={each.presence} size="s" />
            <span className={classes.who} dir="auto">
              {each.name}
            </span>
            <span className={classes.whose}>{t('wall.with', { count: with_(each.id) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

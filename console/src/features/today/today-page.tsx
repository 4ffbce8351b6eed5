import { SegmentedControl } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { useCan } from '../../lib/me';
import { useStartCard } from '../../lib/start-card';
import { PageHeader } from '../../ui/page-header';
import { FeltNow } from './felt-now';
import { MetricCard } from './metric-card';
import { MetricDrawer } from './metric-drawer';
import classes from './today-page.module.css';
import { DEFAULT_DAYS, METRICS, PERIODS } from './today-search';
import { useTodayLive } from './use-today-live';
import { WaitingList } from './waiting-list';

const route = getRouteApi('/shell/');

/** What needs a person now, and beside it how we do. */
export function TodayPage() {
  const { t } = useTranslation('today');
  const { locale, zone } = usePlace();
  const { days = DEFAULT_DAYS, metric } = route.useSearch();
  const navigate = route.useNavigate();
  const numbers = useCan('metrics.read');
  const conversations = useCan('conversations.read');
  useTodayLive();
  const StartCard = useStartCard();
  const date = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone });
  return (
    <div className={classes.page}>
      <PageHeader title={t('title')} detail={date.format(new Date())} />
      <div className={classes.columns}>
        <div className={classes.work}>
          {conversations ? <FeltNow /> : null}
          <WaitingList />
          {StartCard ? <StartCard /> : null}
        </div>
        {numbers ? (
          <section className={classes.numbers} aria-labelledby="numbers">
            <div className={classes.head}>
              <h2 id="numbers" className={classes.title}>
                {t('numbers')}
              </h2>
              <SegmentedControl
                size="xs"
                aria-label={t('period')}
                value={String(days)}
                onChange={(value) => {
                  const chosen = PERIODS.find((each) => String(each) === value);
                  void navigate({ search: (now) => ({ ...now, days: chosen === DEFAULT_DAYS ? undefined : chosen }) });
                }}
                data={PERIODS.map((each) => ({ value: String(each), label: t('days', { count: each }) }))}
              />
            </div>
            {METRICS.map((id) => (
              <MetricCard key={id} id={id} days={days} />
            ))}
          </section>
        ) : null}
      </div>
      <MetricDrawer
        id={metric}
        days={days}
        onClose={() => void navigate({ search: (now) => ({ ...now, metric: undefined }) })}
      />
    </div>
  );
}

import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow } from '../../lib/clock';
import { Buckets } from '../../ui/buckets';
import { InsightsFrame } from '../../ui/insights-frame';
import { CutTable } from './cut-table';
import { Figure } from './figure';
import { Filters } from './filters';
import { GoalsCard } from './goals-card';
import { numberQuery, WORKED } from './queries';
import classes from './responding-page.module.css';
import { Week } from './week';

const route = getRouteApi('/shell/insights/response-times');
const FIGURES = ['first_response_time', 'next_response_time', 'reply_rate', 'still_waiting'] as const;

/** How long customers wait for a person: in figures, by the hour of the week, by mailbox, team and teammate. */
export function RespondingPage() {
  const { t } = useTranslation('responding');
  const search = route.useSearch();
  const all = useQuery(numberQuery('response_time', search, useNow())).data;
  return (
    <InsightsFrame title={t('title')} detail={t('detail')}>
      <Filters />
      <GoalsCard />
      <div className={classes.figures}>
        {FIGURES.map((id) => (
          <Figure key={id} id={id} />
        ))}
      </div>
      <div className={classes.columns}>
        <Week />
        <section className={classes.card} aria-labelledby="spread">
          <h2 id="spread" className={classes.title}>
            {t('spread')}
          </h2>
          {all && all.buckets.length > 0 ? <Buckets buckets={all.buckets} /> : <p>{t('nothing')}</p>}
        </section>
      </div>
      <CutTable id="response_time" />
      <section className={classes.worked} aria-labelledby="worked">
        <div>
          <h2 id="worked" className={classes.title}>
            {t('worked')}
          </h2>
          <p className={classes.goal}>{t('workedWords')}</p>
        </div>
        <div className={classes.figures}>
          {WORKED.map((id) => (
            <Figure key={id} id={id} />
          ))}
        </div>
      </section>
      <CutTable id="handle_time" />
    </InsightsFrame>
  );
}

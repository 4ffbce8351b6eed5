import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { PlanModal } from './plan-modal';
import classes from './quality.module.css';
import { type Plan, plansQuery, reviewersQuery, useChange } from './queries';
import { weekdayOf } from './weekdays';

/** What is drawn by itself every week: for whom, how, when next; and how to pause, change or end it. */
export function Plans() {
  const { t } = useTranslation('quality');
  const found = useQuery(plansQuery).data;
  const [changing, setChanging] = useState<{ plan: Plan | null } | null>(null);
  return (
    <section className={classes.card} aria-labelledby="plans">
      <div className={classes.head}>
        <h2 id="plans" className={classes.title}>
          {t('plan.title')}
        </h2>
        <Button variant="default" size="xs" onClick={() => setChanging({ plan: null })}>
          {t('plan.draw')}
        </Button>
      </div>
      {found?.length === 0 ? <p className={classes.hint}>{t('plan.nothing')}</p> : null}
      {found && found.length > 0 ? (
        <ul className={classes.words}>
          {found.map((plan) => (
            <PlanRow key={plan.id} plan={plan} onChange={() => setChanging({ plan })} />
          ))}
        </ul>
      ) : null}
      {changing ? <PlanModal plan={changing.plan} onClose={() => setChanging(null)} /> : null}
    </section>
  );
}

function PlanRow({ plan, onChange }: { plan: Plan; onChange: () => void }) {
  const { t } = useTranslation('quality');
  const { locale } = usePlace();
  const mayReview = useQuery(reviewersQuery).data ?? [];
  const path = { id: plan.id };
  const pause = useChange(() => api.post('/api/sample-plans/{id}/pause', { path }));
  const resume = useChange(() => api.post('/api/sample-plans/{id}/resume', { path }));
  const remove = useChange(() => api.delete('/api/sample-plans/{id}', { path }));
  const { random, unhappy, long, reviewer_ids } = plan.sample;
  const reviewers = mayReview.filter(({ id }) => reviewer_ids.includes(id)).map(({ name }) => name);
  return (
    <li className={classes.head}>
      <div>
        <p>
          <b>{t('plan.when', { day: weekdayOf(plan.weekday, locale), at: plan.at.slice(0, 5) })}</b>{' '}
          <span dir="auto">{reviewers.join(', ')}</span>
        </p>
        <p className={classes.hint}>
          {t('plan.counts', { random, unhappy, long })} ·{' '}
          {plan.next_at ? (
            <>
              {t('plan.next')} <TimeStamp at={plan.next_at} style="day-time" />
            </>
          ) : null}
          {plan.drawn_at ? <> · {t('plan.last', { count: plan.drawn ?? 0 })}</> : null}
        </p>
      </div>
      <span className={classes.row}>
        {plan.paused_at ? <StatusPill tone="warning">{t('plan.paused')}</StatusPill> : null}
        <Button
          variant="default"
          size="xs"
          loading={pause.isPending || resume.isPending}
          onClick={() => (plan.paused_at ? resume : pause).mutate(undefined)}
        >
          {t(plan.paused_at ? 'plan.resume' : 'plan.pause')}
        </Button>
        <Button variant="subtle" size="xs" onClick={onChange}>
          {t('training.change')}
        </Button>
        <Button variant="subtle" size="xs" loading={remove.isPending} onClick={() => remove.mutate(undefined)}>
          {t('plan.remove')}
        </Button>
      </span>
    </li>
  );
}

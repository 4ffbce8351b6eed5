import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { useNow, usePlace } from '../../lib/clock';
import { formatFineDuration, formatNumber, formatShare } from '../../lib/format';
import { useCan } from '../../lib/me';
import { StatusPill, type Tone } from '../../ui/status-pill';
import { GoalModal } from './goal-modal';
import classes from './goals-card.module.css';
import { type Goal, goalsQuery, reachedQuery } from './queries';
import page from './responding-page.module.css';
import { DEFAULT_DAYS } from './search';
import { type Verdict, verdictOf } from './verdict';

const route = getRouteApi('/shell/insights/response-times');
const TONES: Record<Verdict, Tone> = { few: 'neutral', reached: 'positive', missed: 'negative', unsure: 'warning' };

/** What the company set itself, and how far it came in the period; nothing for who sees none and may set none. */
export function GoalsCard() {
  const { t } = useTranslation('responding');
  const mayEdit = useCan('promises.edit');
  const goals = useQuery(goalsQuery).data ?? [];
  const [opened, setOpened] = useState<Goal | 'new' | null>(null);
  if (!goals.length && !mayEdit) return null;
  return (
    <section className={page.card} aria-labelledby="goals">
      <div className={page.head}>
        <h2 id="goals" className={page.title}>
          {t('goals.title')}
        </h2>
        {mayEdit ? (
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<IconPlus size={14} aria-hidden />}
            onClick={() => setOpened('new')}
          >
            {t('goals.add')}
          </Button>
        ) : null}
      </div>
      {goals.length ? (
        <ul className={classes.goals}>
          {goals.map((goal) => (
            <GoalRow key={goal.id} goal={goal} onEdit={mayEdit ? () => setOpened(goal) : undefined} />
          ))}
        </ul>
      ) : (
        <p className={page.goal}>{t('goals.none')}</p>
      )}
      <GoalModal opened={opened} onClose={() => setOpened(null)} />
    </section>
  );
}

function GoalRow({ goal, onEdit }: { goal: Goal; onEdit: (() => void) | undefined }) {
  const { t } = useTranslation('responding');
  const { locale } = usePlace();
  const days = route.useSearch().days ?? DEFAULT_DAYS;
  const within = useQuery(reachedQuery(goal, days, useNow())).data?.within;
  const wanted = { share: formatShare(goal.share, locale, 0), length: formatFineDuration(goal.seconds) };
  const whose = [goal.team, goal.channel].filter(Boolean).join(', ') || t('goals.everybody');
  const verdict = within ? verdictOf(within, goal.share) : null;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <strong>{t(`goals.of.${goal.metric}`, wanted)}</strong>
        <span className={classes.more}>
          {whose} · {t(goal.clock)}
        </span>
      </div>
      <div className={classes.reached}>
        {within ? <Reached within={within} share={goal.share} /> : null}
        {verdict ? <StatusPill tone={TONES[verdict]}>{t(`goals.verdict.${verdict}`)}</StatusPill> : null}
        {onEdit ? (
          <ActionIcon
            size="lg"
            aria-label={t('goals.editOne', { goal: t(`goals.of.${goal.metric}`, wanted), whose })}
            onClick={onEdit}
          >
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
    </li>
  );
}

/** The share as a line, with a mark at what is wanted. */
function Reached({ within: told, share }: { within: Schema<'Within'>; share: number }) {
  const { t } = useTranslation('responding');
  const { locale } = usePlace();
  const said =
    told.share === null
      ? t('goals.hits', { hits: formatNumber(told.hits, locale), n: formatNumber(told.n, locale) })
      : t('goals.share', { share: formatShare(told.share, locale, 0), n: formatNumber(told.n, locale) });
  const range = told.interval ? told.interval.map((each) => formatShare(each, locale, 0)).join(' – ') : undefined;
  return (
    <span className={classes.measure} title={range ? t('goals.surely', { range }) : undefined}>
      <span className={classes.track} aria-hidden>
        <span className={classes.filled} style={{ inlineSize: `${(told.share ?? 0) * 100}%` }} />
        <span className={classes.mark} style={{ insetInlineStart: `${share * 100}%` }} />
      </span>
      <span className={classes.said}>
        {said}
        {range ? <small>{t('goals.surely', { range })}</small> : null}
      </span>
    </span>
  );
}

import { Button } from '@mantine/core';
import { IconCheck, IconChecks, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import { useCan } from '../../../lib/me';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { TimeStamp } from '../../../ui/time-stamp';
import { toastUndo } from '../../../ui/toast';
import { useThemeChange } from '../queries';
import type { Unsure } from '../types';
import { unsureQuery } from './review';
import classes from './review.module.css';

type Said = { unsure: Unsure; isIt: boolean | null };
const keyOf = (each: Unsure) => `${each.text_id}:${each.theme_id}`;

/** Texts near a threshold, the most useful first. What is said corrects the text and teaches the theme at once. */
export function UnsureQueue() {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const unsure = useQuery(unsureQuery());
  const [answered, setAnswered] = useState<ReadonlySet<string>>(new Set());
  const say = useThemeChange(async ({ unsure: { text_id, theme_id }, isIt }: Said) =>
    api.post('/api/themes/labels', { body: { text_id, theme_id, is_it: isIt } }),
  );
  function answer(each: Unsure, isIt: boolean): void {
    setAnswered(new Set([...answered, keyOf(each)]));
    say.mutate({ unsure: each, isIt });
    toastUndo(t(isIt ? 'review.saidIs' : 'review.saidNot', { name: each.theme }), () => {
      say.mutate({ unsure: each, isIt: null });
      setAnswered((now) => new Set([...now].filter((key) => key !== keyOf(each))));
    });
  }
  const items = unsure.data?.items.filter((each) => !answered.has(keyOf(each))) ?? [];
  return (
    <section className={classes.part} aria-labelledby="unsure">
      <header className={classes.head}>
        <h2 id="unsure" className={classes.title}>
          {t('review.unsure')}
        </h2>
        {unsure.data ? (
          <span className={classes.size}>
            {t('review.waiting', { count: unsure.data.waiting, n: formatNumber(unsure.data.waiting, locale) })}
          </span>
        ) : null}
      </header>
      {unsure.isPending ? <ListSkeleton rows={4} lines={2} /> : null}
      {unsure.isError ? <ErrorState error={unsure.error} onRetry={() => void unsure.refetch()} /> : null}
      {unsure.isSuccess && items.length === 0 ? (
        <EmptyState icon={IconChecks} title={t('review.sure')}>
          {t('review.sureWords')}
        </EmptyState>
      ) : null}
      <ul className={classes.list}>
        {items.map((each) => (
          <Question key={keyOf(each)} unsure={each} onSay={(isIt) => answer(each, isIt)} />
        ))}
      </ul>
    </section>
  );
}

function Question({ unsure, onSay }: { unsure: Unsure; onSay: (isIt: boolean) => void }) {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  return (
    <li className={classes.card}>
      <p className={classes.text} dir="auto">
        {unsure.text}
      </p>
      <div className={classes.ask}>
        <span className={classes.question}>
          <Trans t={t} i18nKey="review.question" values={{ name: unsure.theme }} components={{ b: <b /> }} /> ·{' '}
          <TimeStamp at={unsure.at} style="day" />
        </span>
        {edits ? (
          <>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconCheck size={14} aria-hidden />}
              onClick={() => onSay(true)}
            >
              {t('review.yes')}
            </Button>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconX size={14} aria-hidden />}
              onClick={() => onSay(false)}
            >
              {t('review.no')}
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}

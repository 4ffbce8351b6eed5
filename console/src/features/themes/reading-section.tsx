import { Button, Progress } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import { useCan } from '../../lib/me';
import { ErrorState } from '../../ui/error-state';
import { FactList } from '../../ui/fact-list';
import { PageHeader } from '../../ui/page-header';
import { CardSkeleton } from '../../ui/skeletons';
import { LearnedPart } from './learned-part';
import { useThemeChange } from './queries';
import classes from './reading-section.module.css';

const SOON = 2_000;

/** What reads texts, in which languages, what is missing, and how far it is; and reading again by newer models. */
export function ReadingSection() {
  const { t } = useTranslation('themes');
  return (
    <section className={classes.section} aria-label={t('reading.title')}>
      <PageHeader heading="h2" title={t('reading.title')} detail={t('reading.detail')} />
      <Reading />
    </section>
  );
}

function Reading() {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const edits = useCan('language.edit');
  const reading = useQuery({
    queryKey: ['themes', 'language'],
    queryFn: ({ signal }) => api.get('/api/language', { signal }),
    refetchInterval: ({ state: { data } }) => (data && (data.unread > 0 || isGoing(data)) ? SOON : false),
  });
  const again = useThemeChange(() => api.post('/api/language/rereadings'));
  if (reading.isPending) return <CardSkeleton height={200} />;
  if (reading.isError) return <ErrorState error={reading.error} onRetry={() => void reading.refetch()} />;
  const it = reading.data;
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className={classes.card}>
      <FactList
        facts={[
          { name: t('reading.state'), value: t(`reading.states.${it.state}`) },
          { name: t('reading.models'), value: it.version },
          {
            name: t('reading.languages'),
            value: it.languages.map((code) => t(`values.language.${code}`, { defaultValue: code })).join(', '),
          },
          { name: t('reading.unread'), value: number(it.unread) },
          { name: t('reading.outdated'), value: number(it.outdated) },
        ]}
      />
      {it.fallback ? <p className={classes.missing}>{it.fallback}</p> : null}
      {it.rereading && isGoing(it) ? <Again rereading={it.rereading} edits={edits} /> : null}
      {edits ? (
        <Button
          className={classes.again}
          variant="default"
          disabled={it.outdated === 0 || isGoing(it)}
          loading={again.isPending}
          onClick={() => again.mutate(undefined)}
        >
          {t('reading.again')}
        </Button>
      ) : null}
      <LearnedPart learning={it.learning} edits={edits} />
    </div>
  );
}

/** How far reading again is, and stopping it where it is. */
function Again({ rereading, edits }: { rereading: Schema<'RereadingShape'>; edits: boolean }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const stop = useThemeChange(() => api.delete('/api/language/rereadings/{id}', { path: { id: rereading.id } }));
  const number = (value: number) => formatNumber(value, locale);
  return (
    <div className={classes.going} role="status">
      <Progress
        value={(rereading.done / Math.max(1, rereading.total)) * 100}
        size="sm"
        animated
        aria-label={t('reading.again')}
      />
      <div className={classes.progress}>
        <p className={classes.soft}>
          {number(rereading.done)} / {number(rereading.total)}
        </p>
        {edits ? (
          <Button size="compact-sm" variant="default" loading={stop.isPending} onClick={() => stop.mutate(undefined)}>
            {t('work.stop')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function isGoing({ rereading }: { rereading: { ended_at: string | null } | null }): boolean {
  return rereading !== null && rereading.ended_at === null;
}

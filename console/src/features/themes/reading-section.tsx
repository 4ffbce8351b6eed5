import { Button, Progress, Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import { useCan } from '../../lib/me';
import { ErrorState } from '../../ui/error-state';
import { FactList } from '../../ui/fact-list';
import { PageHeader } from '../../ui/page-header';
import { CardSkeleton } from '../../ui/skeletons';
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
  const learns = useThemeChange((is_on: boolean) => api.put('/api/language/learning', { body: { is_on } }));
  if (reading.isPending) return <CardSkeleton height={200} />;
  if (reading.isError) return <ErrorState error={reading.error} onRetry={() => void reading.refetch()} />;
  const it = reading.data;
  const { learned } = it.learning;
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
          { name: t('reading.learning'), value: t(`reading.learned.${howLearned(learned)}`, { ...learned }) },
        ]}
      />
      {it.fallback ? <p className={classes.missing}>{it.fallback}</p> : null}
      {it.rereading && isGoing(it) ? (
        <div role="status">
          <Progress
            value={(it.rereading.done / Math.max(1, it.rereading.total)) * 100}
            size="sm"
            aria-label={t('reading.again')}
          />
          <p className={classes.soft}>
            {number(it.rereading.done)} / {number(it.rereading.total)}
          </p>
        </div>
      ) : null}
      {edits ? (
        <Switch
          label={t('reading.learning')}
          checked={it.learning.is_on}
          disabled={learns.isPending}
          onChange={(event) => learns.mutate(event.currentTarget.checked)}
        />
      ) : null}
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
    </div>
  );
}

function isGoing({ rereading }: { rereading: { ended_at: string | null } | null }): boolean {
  return rereading !== null && rereading.ended_at === null;
}

function howLearned(learned: { corrected: number; enough: number; is_used: boolean } | null) {
  if (!learned || learned.corrected === 0) return 'none';
  if (learned.corrected < learned.enough) return 'few';
  return learned.is_used ? 'used' : 'idle';
}

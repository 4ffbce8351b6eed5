import { Skeleton } from '@mantine/core';
import { IconFlame, IconMoodSad } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatNumber } from '../../lib/format';
import { ErrorState } from '../../ui/error-state';
import { useAfter } from '../../ui/use-after';
import classes from './felt-now.module.css';
import { TODAY } from './use-today-live';

const PATIENCE = 150;
const TILES = [
  { name: 'urgent', Icon: IconFlame, search: { view: 'waiting', urgent: true } },
  { name: 'unhappy', Icon: IconMoodSad, search: { view: 'all', feeling: 'negative' } },
] as const;

/** How many open conversations are urgent and how many customers unhappy, as their words were read; each opens them. */
export function FeltNow() {
  const { t } = useTranslation('today');
  const { locale } = usePlace();
  const late = useAfter(PATIENCE);
  const felt = useQuery({
    queryKey: [...TODAY, 'felt'],
    queryFn: ({ signal }) => api.get('/api/conversations/felt', { signal }),
  });
  if (felt.isError && !felt.data) {
    return <ErrorState error={felt.error} what={t('felt.title')} onRetry={() => void felt.refetch()} />;
  }
  const { data } = felt;
  return (
    <section className={classes.section} aria-label={t('felt.title')} aria-busy={!data}>
      {TILES.map(({ name, Icon, search }) =>
        data ? (
          <Link
            key={name}
            to="/inbox/{-$conversationId}"
            params={{}}
            search={search}
            className={classes.tile}
            data-some={data[name] > 0 ? '' : undefined}
          >
            <Icon size={20} stroke={1.7} className={classes.icon} aria-hidden />
            <span className={classes.value} data-numbers="">
              {formatNumber(data[name], locale)}
            </span>
            <span className={classes.words}>
              <span>{t(`felt.${name}`, { count: data[name] })}</span>
              <span className={classes.detail}>{t(`felt.${name}Detail`, { count: data.unhappy_conversations })}</span>
            </span>
          </Link>
        ) : (
          <div key={name} className={classes.tile}>
            {late ? <Skeleton height={12} width="60%" /> : null}
          </div>
        ),
      )}
      {data && data.unread > 0 ? (
        <p className={classes.unread}>
          {t('felt.unread', { count: data.unread, n: formatNumber(data.unread, locale) })}
        </p>
      ) : null}
    </section>
  );
}

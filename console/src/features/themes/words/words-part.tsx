import { IconMessages } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useNow, usePlace } from '../../../lib/clock';
import { tidy } from '../../../lib/url-state';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { ButtonLink } from '../../../ui/links';
import { CardSkeleton, ListSkeleton } from '../../../ui/skeletons';
import { Board } from './board';
import { Compared } from './compared';
import { ThemeTable } from './theme-table';
import { TotalsStrip } from './totals-strip';
import { askedOf, wordsQuery } from './words';
import { WordsDrawer } from './words-drawer';
import { WordsFilters } from './words-filters';
import classes from './words-part.module.css';

const route = getRouteApi('/shell/insights/{-$part}');
const TOTALS = 132;

/** What customers talk about: how much, how it feels, what changed, and what to do about it. */
export function WordsPart() {
  const { t } = useTranslation('themes');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const asked = askedOf(search, useNow(), usePlace().companyZone);
  const answer = useQuery(wordsQuery(asked));
  const open = (theme: string | undefined) => void navigate({ search: (now) => tidy({ ...now, theme, q: undefined }) });
  const { data } = answer;
  return (
    <>
      <WordsFilters asked={asked} />
      {answer.isError && !data ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {data || answer.isError ? null : (
        <>
          <CardSkeleton height={TOTALS} />
          <ListSkeleton rows={8} lines={1} />
        </>
      )}
      {data && data.totals.texts === 0 ? (
        <EmptyState
          icon={IconMessages}
          title={t('words.none')}
          action={
            <ButtonLink variant="default" to="/insights/{-$part}" params={{ part: 'verbatims' }}>
              {t('words.bringIn')}
            </ButtonLink>
          }
        >
          {t('words.noneWords')}
        </EmptyState>
      ) : null}
      {data && data.totals.texts > 0 ? (
        <div className={classes.body} data-stale={answer.isPlaceholderData || undefined}>
          <Compared answer={data} />
          <TotalsStrip answer={data} />
          {data.items.length === 0 ? (
            <EmptyState
              icon={IconMessages}
              title={t('words.noThemes')}
              action={
                <ButtonLink to="/insights/{-$part}" params={{ part: 'themes' }}>
                  {t('words.makeThemes')}
                </ButtonLink>
              }
            >
              {t('words.noThemesWords')}
            </EmptyState>
          ) : (
            <>
              <Board rows={data.items} onOpen={open} />
              <ThemeTable rows={data.items} onOpen={open} />
            </>
          )}
        </div>
      ) : null}
      <WordsDrawer
        row={data?.items.find((each) => each.theme.id === search.theme)}
        answer={data}
        asked={asked}
        onClose={() => open(undefined)}
      />
    </>
  );
}

import { Button, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatNumber, formatSigned } from '../../../lib/format';
import { tidy } from '../../../lib/url-state';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { TimeStamp } from '../../../ui/time-stamp';
import type { Quote } from '../types';
import classes from './quotes.module.css';
import { type Asked, feelingTone, quotesQuery } from './words';

const route = getRouteApi('/shell/insights/{-$part}');

/** The words themselves, newest first; each opens its conversation, or the line it stands on. */
export function Quotes({ asked, theme }: { asked: Asked; theme: string | undefined }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q ?? '');
  const later = useDebouncedCallback(
    (text: string) => void navigate({ search: (now) => tidy({ ...now, q: text }), replace: true }),
    250,
  );
  const quotes = useInfiniteQuery(quotesQuery(asked, theme, q));
  const items = quotes.data?.pages.flatMap((page) => page.items) ?? [];
  const total = quotes.data?.pages[0]?.total ?? 0;
  return (
    <>
      <TextInput
        size="xs"
        className={classes.search}
        value={typed}
        aria-label={t('words.searchQuotes')}
        placeholder={t('words.searchQuotes')}
        leftSection={<IconSearch size={14} aria-hidden />}
        rightSection={<span className={classes.total}>{formatNumber(total, locale)}</span>}
        rightSectionWidth={56}
        onChange={(change) => {
          setTyped(change.currentTarget.value);
          later(change.currentTarget.value);
        }}
      />
      {quotes.isPending ? <ListSkeleton rows={4} /> : null}
      {quotes.isError ? <ErrorState error={quotes.error} onRetry={() => void quotes.refetch()} /> : null}
      {quotes.isSuccess && items.length === 0 ? <p className={classes.nothing}>{t('words.noQuotes')}</p> : null}
      <ul className={classes.list}>
        {items.map((each) => (
          <QuoteItem key={each.text_id} quote={each} />
        ))}
      </ul>
      {quotes.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={quotes.isFetchingNextPage}
          onClick={() => void quotes.fetchNextPage()}
        >
          {t('examples.more')}
        </Button>
      ) : null}
    </>
  );
}

function QuoteItem({ quote }: { quote: Quote }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const router = useRouter();
  const path = quote.conversation_id ? `/inbox/${quote.conversation_id}` : `/customers/${quote.customer.id}`;
  return (
    <li>
      <a
        href={path}
        className={classes.quote}
        onClick={(click) => {
          if (click.metaKey || click.ctrlKey || click.shiftKey) return;
          click.preventDefault();
          router.history.push(path);
        }}
      >
        <span className={classes.text} dir="auto">
          {quote.text}
        </span>
        <span className={classes.foot}>
          {quote.sentiment === null ? null : (
            <span className={classes.feeling} data-tone={feelingTone(quote.sentiment)}>
              {formatSigned(quote.sentiment, locale)}
            </span>
          )}
          <span>{quote.customer.name ?? t('words.somebody')}</span>
          <span>{t(`values.channel.${quote.channel}`, { defaultValue: quote.channel })}</span>
          <TimeStamp at={quote.at} style="day-time" />
        </span>
      </a>
    </li>
  );
}

import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerActsContext } from '../../lib/customer-acts';
import { tidy } from '../../lib/url-state';
import { ErrorState } from '../../ui/error-state';
import { CustomerHead } from './customer-head';
import classes from './customer-page.module.css';
import { CustomerSide } from './customer-side';
import { LinePane } from './line-pane';
import { customerQuery, overviewQuery } from './queries';
import { ReachActs } from './reach-acts';
import { filtersOf, type LineSearch } from './search';

const route = getRouteApi('/shell/customers/$customerId');
const EVERYTHING = {};

/** One customer: the line, and beside it who they are. */
export function CustomerPage() {
  const { t } = useTranslation('line');
  const { customerId: id } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const customer = useQuery(customerQuery(id));
  const every = useQuery(overviewQuery(id, EVERYTHING));
  const filtered = useQuery(overviewQuery(id, filtersOf(search)));
  const change = useCallback(
    (next: Partial<LineSearch>) =>
      void navigate({
        search: (before) => tidy({ ...before, ...next }),
        replace: !('lens' in next),
        resetScroll: false,
      }),
    [navigate],
  );
  const Acts = useContext(CustomerActsContext);
  const narrow = useMediaQuery('(max-width: 60em)');
  const name = customer.data?.name ?? t('visitor');
  useEffect(() => {
    document.title = `${name} · Wayline`;
  }, [name]);

  const side = <CustomerSide customer={customer.data} overview={every.data} />;
  const error = (customer.data ? null : customer.error) ?? (every.data ? null : every.error);
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => {
          void customer.refetch();
          void every.refetch();
        }}
      />
    );
  return (
    <div className={classes.page}>
      <LinePane
        key={id}
        id={id}
        search={search}
        change={change}
        every={every.data}
        overview={filtered.data}
        stale={filtered.isPlaceholderData}
        head={
          <CustomerHead customer={customer.data} firstAt={every.data?.first_at ?? null}>
            {every.data ? <ReachActs customer={customer.data} bands={every.data.bands} /> : null}
            {Acts ? <Acts id={id} /> : null}
          </CustomerHead>
        }
        name={name}
        customerId={customer.data?.id}
        side={narrow ? side : null}
      />
      {narrow ? null : side}
    </div>
  );
}

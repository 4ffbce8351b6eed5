import { Button, UnstyledButton } from '@mantine/core';
import { IconListTree } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { EmptyState } from '../../../ui/empty-state';
import { toastDone } from '../../../ui/toast';
import { startersQuery, useThemeChange } from '../queries';
import classes from './starters.module.css';

/** No tree yet: take one that was thought out for a trade, or begin with nothing. */
export function Starters({ onNew }: { onNew: () => void }) {
  const { t } = useTranslation('themes');
  const edits = useCan('themes.edit');
  return (
    <div className={classes.place}>
      <EmptyState
        icon={IconListTree}
        title={t('tree.none')}
        action={
          edits ? (
            <Button variant="default" onClick={onNew}>
              {t('tree.fromNothing')}
            </Button>
          ) : null
        }
      >
        {t('tree.noneWords')}
      </EmptyState>
      {edits ? <StarterCards /> : null}
    </div>
  );
}

/** The trees one can begin with. */
export function StarterCards({ onTaken }: { onTaken?: () => void }) {
  const { t } = useTranslation('themes');
  const starters = useQuery(startersQuery);
  const take = useThemeChange(
    (name: string) => api.post('/api/themes/starters/{name}', { path: { name } }),
    ({ made }) => {
      toastDone(t('tree.taken', { count: made }));
      onTaken?.();
    },
  );
  return (
    <ul className={classes.cards}>
      {starters.data?.map((each) => (
        <li key={each.name}>
          <UnstyledButton className={classes.card} disabled={take.isPending} onClick={() => take.mutate(each.name)}>
            <span className={classes.name}>{t(`starters.${each.name}`, { defaultValue: each.name })}</span>
            <span className={classes.detail}>{each.titles.join(', ')}</span>
            <span className={classes.size}>{t('tree.starter', { count: each.themes, examples: each.examples })}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}

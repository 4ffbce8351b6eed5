import { Button, Checkbox, Popover } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { factName } from '../../lib/fact-words';
import classes from './customers-page.module.css';
import { factNamesQuery } from './queries';
import { type CustomersSearch, columnsOf, DEFAULT_COLUMNS, OWN_COLUMNS } from './search';

type Props = { search: CustomersSearch; change: (next: Partial<CustomersSearch>) => void };
const TOLD_APART = new Set(['name', 'email', 'phone', 'company']);

/** Which columns the list shows: our own, and any fact. */
export function ColumnsMenu({ search, change }: Props) {
  const { t } = useTranslation('customers');
  const facts = useQuery(factNamesQuery);
  const chosen = columnsOf(search);
  function choose(next: string[]): void {
    change({ columns: next.join(',') === DEFAULT_COLUMNS.join(',') ? undefined : next.join(',') || 'none' });
  }
  const names = (facts.data ?? []).filter((name) => !TOLD_APART.has(name)).map((name) => `facts.${name}`);
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={16} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('columns')}>
        <Checkbox.Group value={chosen} onChange={choose} aria-label={t('columns')}>
          <div className={classes.choices}>
            {OWN_COLUMNS.map((id) => (
              <Checkbox key={id} value={id} label={t(`column.${id}`)} />
            ))}
            {names.length > 0 ? <p className={classes.group}>{t('facts')}</p> : null}
            {names.map((id) => (
              <Checkbox key={id} value={id} label={factName(id)} />
            ))}
          </div>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

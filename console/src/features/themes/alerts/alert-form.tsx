import { Button, Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { treeQuery, useThemeChange } from '../queries';
import { pathOf } from '../tree/tree';
import classes from './alerts.module.css';

const ABOUT = ['volume', 'feeling', 'proposal'] as const;
const DAYS = [1, 7, 28] as const;

/** Be told of one more thing. */
export function AlertForm() {
  const { t } = useTranslation('themes');
  const themes = useQuery(treeQuery).data ?? [];
  const [about, setAbout] = useState<(typeof ABOUT)[number]>('volume');
  const [theme, setTheme] = useState<string | null>(null);
  const [days, setDays] = useState<(typeof DAYS)[number]>(7);
  const [mail, setMail] = useState(false);
  const needsTheme = about !== 'proposal';
  const add = useThemeChange(
    () => api.post('/api/words/alerts', { body: { about, theme_id: needsTheme ? theme : null, days, mail } }),
    () => setTheme(null),
  );
  return (
    <form
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        add.mutate(undefined);
      }}
    >
      <Select
        size="xs"
        label={t('alerts.when')}
        data={ABOUT.map((each) => ({ value: each, label: t(`alerts.about.${each}`) }))}
        value={about}
        onChange={(value) => setAbout(ABOUT.find((each) => each === value) ?? 'volume')}
        allowDeselect={false}
      />
      {needsTheme ? (
        <>
          <Select
            size="xs"
            label={t('column.theme')}
            data={themes.map((each) => ({ value: each.id, label: pathOf(each, themes) }))}
            value={theme}
            onChange={setTheme}
            searchable
          />
          <Select
            size="xs"
            label={t('alerts.within')}
            data={DAYS.map((each) => ({ value: String(each), label: t('words.days', { count: each }) }))}
            value={String(days)}
            onChange={(value) => setDays(DAYS.find((each) => String(each) === value) ?? 7)}
            allowDeselect={false}
          />
        </>
      ) : null}
      <div className={classes.last}>
        <Checkbox
          size="xs"
          label={t('alerts.mail')}
          checked={mail}
          onChange={(change) => setMail(change.currentTarget.checked)}
        />
        <Button type="submit" size="xs" loading={add.isPending} disabled={needsTheme && !theme}>
          {t('alerts.add')}
        </Button>
      </div>
    </form>
  );
}

import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { ownersQuery, useThemeChange } from '../queries';
import type { Theme } from '../types';
import { RuleFields } from './rule-fields';
import { wordsIn } from './rules';
import classes from './theme-drawer.module.css';
import { pathOf, placesFor } from './tree';

const ABOUT = ['people', 'process', 'product'] as const;
type Draft = Pick<Theme, 'name' | 'definition' | 'parent_id' | 'about' | 'rules'> & { owner_id: string | null };
type Props = { theme: Theme | null; all: Theme[]; readOnly: boolean; onMade: (theme: Theme) => void };

/** Name, meaning, place, owner and rules of a theme. Somebody else's edit meanwhile is never written over. */
export function ThemeForm({ theme, all, readOnly, onMade }: Props) {
  const { t } = useTranslation('themes');
  const [draft, setDraft] = useState<Draft>(() => draftOf(theme));
  const put = (change: Partial<Draft>) => setDraft((now) => ({ ...now, ...change }));
  const rules = draft.rules.filter((rule) => wordsIn(rule) > 0);
  const body = { ...draft, rules, revision: theme?.revision ?? null };
  const save = useThemeChange(
    () => (theme ? api.put('/api/themes/{id}', { path: { id: theme.id }, body }) : api.post('/api/themes', { body })),
    onMade,
  );
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        save.mutate(undefined);
      }}
    >
      <fieldset className={classes.form} disabled={readOnly}>
        <TextInput
          label={t('theme.name')}
          value={draft.name}
          maxLength={80}
          onChange={(typed) => put({ name: typed.currentTarget.value })}
          required
          withAsterisk={false}
          error={save.error?.message}
          data-autofocus={theme ? undefined : ''}
        />
        <Textarea
          label={t('theme.definition')}
          description={t('theme.definitionWords')}
          value={draft.definition}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(typed) => put({ definition: typed.currentTarget.value })}
        />
        <Places theme={theme} all={all} draft={draft} put={put} />
        <RuleFields rules={draft.rules} onChange={(changed) => put({ rules: changed })} readOnly={readOnly} />
        {readOnly ? null : (
          <div className={classes.acts}>
            <Button type="submit" loading={save.isPending}>
              {t('theme.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}

type PlacesProps = { theme: Theme | null; all: Theme[]; draft: Draft; put: (change: Partial<Draft>) => void };

/** Where it stands, what it is about, and who answers for it. */
function Places({ theme, all, draft, put }: PlacesProps) {
  const { t } = useTranslation('themes');
  const owners = useQuery(ownersQuery).data ?? [];
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('theme.clear') } };
  return (
    <div className={classes.two}>
      <Select
        {...clear}
        label={t('theme.under')}
        placeholder={t('theme.top')}
        data={placesFor(theme, all).map((each) => ({ value: each.id, label: pathOf(each, all) }))}
        value={draft.parent_id}
        onChange={(id) => put({ parent_id: id })}
        searchable
        clearButtonProps={{ 'aria-label': t('theme.toTop') }}
      />
      <Select
        {...clear}
        label={t('theme.about')}
        data={ABOUT.map((each) => ({ value: each, label: t(`about.${each}`) }))}
        value={draft.about}
        onChange={(value) => put({ about: ABOUT.find((each) => each === value) ?? null })}
      />
      <Select
        {...clear}
        label={t('theme.owner')}
        data={owners.filter((each) => each.active).map((each) => ({ value: each.id, label: each.name }))}
        value={draft.owner_id}
        onChange={(id) => put({ owner_id: id })}
        searchable
      />
    </div>
  );
}

function draftOf(theme: Theme | null): Draft {
  return {
    name: theme?.name ?? '',
    definition: theme?.definition ?? '',
    parent_id: theme?.parent_id ?? null,
    about: theme?.about ?? null,
    owner_id: theme?.owner?.id ?? null,
    rules: theme?.rules ?? [],
  };
}

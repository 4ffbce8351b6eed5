import { ActionIcon, Button, SegmentedControl, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { ErrorState } from '../../../ui/error-state';
import { ListSkeleton } from '../../../ui/skeletons';
import { StatusPill } from '../../../ui/status-pill';
import { toastUndo } from '../../../ui/toast';
import { examplesQuery, useThemeChange } from '../queries';
import type { Example, Theme } from '../types';
import classes from './theme-drawer.module.css';

type Props = { theme: Theme; edits: boolean };

/** The texts a theme is learned from. */
export function Examples({ theme, edits }: Props) {
  const { t } = useTranslation('themes');
  const examples = useInfiniteQuery(examplesQuery(theme.id));
  const items = examples.data?.pages.flatMap((page) => page.items) ?? [];
  const path = { id: theme.id };
  const add = useThemeChange((input: { texts: string[]; is_it: boolean }) =>
    api.post('/api/themes/{id}/examples', { path, body: input }),
  );
  const drop = useThemeChange(
    async (each: Example) => {
      await api.delete('/api/themes/{id}/examples/{example_id}', { path: { ...path, example_id: each.id } });
      return each;
    },
    (gone) =>
      gone.text_id
        ? undefined
        : toastUndo(t('examples.gone'), () => add.mutate({ texts: [gone.text], is_it: gone.is_it })),
  );
  return (
    <>
      {edits ? <Writing busy={add.isPending} onAdd={(texts, is_it) => add.mutate({ texts, is_it })} /> : null}
      {examples.isPending ? <ListSkeleton rows={3} lines={1} /> : null}
      {examples.isError ? <ErrorState error={examples.error} onRetry={() => void examples.refetch()} /> : null}
      {items.length > 0 ? (
        <ul className={classes.lines}>
          {items.map((each) => (
            <li key={each.id} className={classes.line}>
              <span className={classes.text} dir="auto">
                {each.text}
                <span className={classes.source}>{t(`source.${each.source}`)}</span>
              </span>
              {each.is_it ? null : <StatusPill>{t('rules.isNot')}</StatusPill>}
              {edits ? (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={t('examples.drop', { text: each.text.slice(0, 40) })}
                  onClick={() => drop.mutate(each)}
                >
                  <IconTrash size={16} aria-hidden />
                </ActionIcon>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {examples.hasNextPage ? (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={examples.isFetchingNextPage}
          onClick={() => void examples.fetchNextPage()}
        >
          {t('examples.more')}
        </Button>
      ) : null}
    </>
  );
}

/** Several at once: a line each. */
function Writing({ busy, onAdd }: { busy: boolean; onAdd: (texts: string[], is_it: boolean) => void }) {
  const { t } = useTranslation('themes');
  const [typed, setTyped] = useState('');
  const [isIt, setIsIt] = useState('is');
  const texts = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return (
    <form
      className={classes.form}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        onAdd(texts, isIt === 'is');
        setTyped('');
      }}
    >
      <Textarea
        aria-label={t('examples.write')}
        placeholder={t('examples.placeholder')}
        value={typed}
        autosize
        minRows={2}
        maxRows={8}
        onChange={(change) => setTyped(change.currentTarget.value)}
      />
      <div className={classes.acts}>
        <SegmentedControl
          size="xs"
          aria-label={t('rules.says')}
          value={isIt}
          onChange={setIsIt}
          data={[
            { value: 'is', label: t('rules.is') },
            { value: 'not', label: t('rules.isNot') },
          ]}
        />
        <Button type="submit" size="xs" variant="default" loading={busy} disabled={texts.length === 0}>
          {t('examples.add', { count: texts.length })}
        </Button>
      </div>
    </form>
  );
}

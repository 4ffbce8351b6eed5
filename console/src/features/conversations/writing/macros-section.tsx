import { SegmentedControl } from '@mantine/core';
import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatNumber } from '../../../lib/format';
import { plainWords } from '../../../lib/plain-words';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { TimeStamp } from '../../../ui/time-stamp';
import { LabelActs, LabelCard } from '../labels/card';
import labels from '../labels/labels.module.css';
import { ActChips } from './act-chips';
import { MacroDialog } from './macro-dialog';
import classes from './macros.module.css';
import { type Macro, macrosQuery } from './queries';
import { SignaturesCard } from './signatures-card';
import { usePreparedChange } from './use-prepared-change';

/** Macros: what is prepared, for whom, and how often it helped. */
export function MacrosSection() {
  const { t } = useTranslation('conversations');
  return (
    <section className={labels.section} aria-label={t('writing.title')}>
      <PageHeader heading="h2" title={t('writing.title')} detail={t('writing.detail')} />
      <MacrosCard />
      <SignaturesCard />
    </section>
  );
}

function MacrosCard() {
  const { t } = useTranslation('conversations');
  const macros = useQuery(macrosQuery);
  const [shown, setShown] = useState<'used' | 'archived'>('used');
  const [editing, setEditing] = useState<Macro | 'new'>();
  const items = (macros.data?.items ?? []).filter((each) => (each.archived_at === null) === (shown === 'used'));
  const some = (macros.data?.items ?? []).some((each) => each.archived_at !== null);
  return (
    <LabelCard
      title={t('writing.macros')}
      words={t('writing.macrosWords')}
      add={t('writing.add')}
      onAdd={() => setEditing('new')}
      query={macros}
    >
      {some ? (
        <SegmentedControl
          size="xs"
          className={classes.which}
          value={shown}
          onChange={(value) => setShown(value === 'archived' ? 'archived' : 'used')}
          aria-label={t('writing.which')}
          data={[
            { value: 'used', label: t('writing.inUse') },
            { value: 'archived', label: t('writing.archived') },
          ]}
        />
      ) : null}
      {macros.data && items.length === 0 ? (
        <EmptyState icon={IconBolt} title={t('writing.none')}>
          {t('writing.noneDetail')}
        </EmptyState>
      ) : null}
      {items.length > 0 ? (
        <ul className={labels.rows}>
          {items.map((each) => (
            <MacroRow key={each.id} macro={each} onEdit={() => setEditing(each)} />
          ))}
        </ul>
      ) : null}
      {editing ? (
        <MacroDialog
          macro={editing === 'new' ? null : editing}
          variables={macros.data?.variables ?? []}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </LabelCard>
  );
}

function MacroRow({ macro, onEdit }: { macro: Macro; onEdit: () => void }) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const path = { id: macro.id };
  const archive = usePreparedChange('macros', () => api.delete('/api/macros/{id}', { path }));
  const restore = usePreparedChange('macros', () => api.post('/api/macros/{id}/restore', { path }));
  const isArchived = macro.archived_at !== null;
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <div className={classes.head}>
          <span className={classes.name} dir="auto">
            {macro.name}
          </span>
          <span className={labels.soft}>{macro.team ? macro.team.name : t(`writing.audiences.${macro.audience}`)}</span>
        </div>
        <div className={classes.text} dir="auto">
          {plainWords(macro.body)}
        </div>
        <ActChips acts={macro.acts} label={t('writing.acts')} />
        <div className={labels.soft}>
          {macro.last_used_at ? (
            <>
              {t('writing.uses', { count: macro.uses, shown: formatNumber(macro.uses, locale) })} · {t('writing.last')}{' '}
              <TimeStamp at={macro.last_used_at} />
            </>
          ) : (
            t('writing.unused')
          )}
        </div>
      </div>
      {macro.may_change ? (
        <span className={classes.acts}>
          <LabelActs
            isArchived={isArchived}
            onChange={onEdit}
            onArchive={() => (isArchived ? restore : archive).mutate()}
          />
        </span>
      ) : null}
    </li>
  );
}

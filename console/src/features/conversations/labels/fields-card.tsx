import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { toastError } from '../../../ui/toast';
import { LabelActs, LabelCard } from './card';
import { FieldDialog } from './field-dialog';
import classes from './labels.module.css';
import { type Field, fieldsQuery, useLabelChange } from './queries';

/** What the company wants to know of its conversations beside what every one has. */
export function FieldsCard() {
  const { t } = useTranslation('conversations');
  const may = useCan('tags.edit');
  const fields = useQuery(fieldsQuery);
  const [editing, setEditing] = useState<Field | 'new'>();
  const archive = useLabelChange(({ id, is_archived }: Field) =>
    api.patch('/api/fields/{id}', { path: { id }, body: { is_archived: !is_archived } }),
  );
  return (
    <LabelCard
      title={t('labels.fields')}
      words={t('labels.fieldsWords')}
      add={t('labels.addField')}
      onAdd={may ? () => setEditing('new') : undefined}
      query={fields}
    >
      {fields.data?.length ? (
        <ul className={classes.rows}>
          {fields.data.map((field) => (
            <li key={field.id} className={classes.row} data-gone={field.is_archived ? '' : undefined}>
              <span className={classes.name} dir="auto">
                {field.name}
              </span>
              <span className={classes.soft}>
                {t(`labels.kinds.${field.kind}`)} · {t('labels.used', { count: field.used })}
                {field.is_archived ? ` · ${t('labels.archived')}` : ''}
              </span>
              {may ? (
                <LabelActs
                  isArchived={field.is_archived}
                  onChange={() => setEditing(field)}
                  onArchive={() => archive.mutate(field, { onError: (error) => toastError(t('labels.failed'), error) })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {editing ? (
        <FieldDialog field={editing === 'new' ? null : editing} onClose={() => setEditing(undefined)} />
      ) : null}
    </LabelCard>
  );
}

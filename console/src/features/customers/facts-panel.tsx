import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { factName, factValue } from '../../lib/fact-words';
import { useCan } from '../../lib/me';
import { TimeStamp } from '../../ui/time-stamp';
import { toastError, toastUndo } from '../../ui/toast';
import classes from './dialogs.module.css';
import { meantBy, plainValue } from './search';
import type { Customer, Fact, FactValue } from './types';

const FACT = '/api/customers/{id}/facts/{name}';
type Edited = { name: string; value: FactValue };

/** The facts with who told them and when; a teammate's word stands over the site's. */
export function FactsPanel({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const mayEdit = useCan('customers.edit');
  const [editing, setEditing] = useState<Edited | null>(null);
  const { put, remove } = useFacts(customer.id);
  return (
    <>
      {customer.facts.length === 0 ? <p className={classes.soft}>{t('fact.none')}</p> : null}
      <ul className={classes.lines}>
        {customer.facts.map((fact) => (
          <FactLine
            key={fact.name}
            fact={fact}
            onEdit={mayEdit ? () => setEditing(fact) : undefined}
            onRemove={mayEdit ? () => remove.mutate(fact) : undefined}
          />
        ))}
      </ul>
      {editing ? (
        <FactForm
          key={editing.name}
          edited={editing}
          onCancel={() => setEditing(null)}
          onSave={(next) => {
            put.mutate(next);
            setEditing(null);
          }}
        />
      ) : mayEdit ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setEditing({ name: '', value: '' })}>
          {t('fact.add')}
        </Button>
      ) : null}
    </>
  );
}

function FactLine({ fact, onEdit, onRemove }: { fact: Fact; onEdit?: () => void; onRemove?: () => void }) {
  const { t } = useTranslation('customers');
  const { locale } = usePlace();
  const name = factName(fact.name);
  const simple = typeof fact.value !== 'object';
  return (
    <li className={classes.line}>
      <span className={classes.words}>
        <span className={classes.value}>
          {name}: {simple ? factValue(fact.name, fact.value, locale) : plainValue(fact.value)}
        </span>
        <small>
          {t(`by.${fact.source}`, { defaultValue: fact.source })} · <TimeStamp at={fact.at} style="day-time" />
        </small>
      </span>
      {onEdit && simple ? (
        <ActionIcon variant="subtle" aria-label={t('fact.edit', { name })} onClick={onEdit}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      ) : null}
      {onRemove ? (
        <ActionIcon variant="subtle" aria-label={t('fact.remove', { name })} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      ) : null}
    </li>
  );
}

type FormProps = { edited: Edited; onSave: (next: Edited) => void; onCancel: () => void };

function FactForm({ edited, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('customers');
  const [name, setName] = useState(edited.name);
  const [value, setValue] = useState(plainValue(edited.value));
  return (
    <form
      className={classes.stack}
      onSubmit={(submit) => {
        submit.preventDefault();
        // A text stays a text: "007" of a plan is not a number because it looks like one.
        const text = typeof edited.value === 'string' && edited.name !== '';
        onSave({ name: name.trim(), value: text ? value : meantBy(value) });
      }}
    >
      {edited.name === '' ? (
        <TextInput
          data-autofocus
          required
          withAsterisk={false}
          maxLength={200}
          label={t('fact.name')}
          value={name}
          onChange={(change) => setName(change.currentTarget.value)}
        />
      ) : null}
      <TextInput
        required
        withAsterisk={false}
        label={edited.name === '' ? t('fact.value') : factName(edited.name)}
        value={value}
        onChange={(change) => setValue(change.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="compact-sm">
          {t('fact.save')}
        </Button>
      </div>
    </form>
  );
}

function useFacts(id: string) {
  const { t } = useTranslation('customers');
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: ['customers'] });
  const put = useMutation({
    mutationFn: ({ name, value }: Edited) =>
      api.put(FACT, { path: { id, name }, body: { value: value as string | number | boolean } }),
    onSuccess: refresh,
    onError: (error) => toastError(t('fact.notSaved'), error),
  });
  const remove = useMutation({
    mutationFn: ({ name }: Edited) => api.delete(FACT, { path: { id, name } }),
    onSuccess: (_, fact) => {
      if (typeof fact.value !== 'object')
        toastUndo(t('fact.removed', { name: factName(fact.name) }), () => put.mutate(fact));
      void refresh();
    },
    onError: (error) => toastError(t('fact.notRemoved'), error),
  });
  return { put, remove };
}

import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { isApiError } from '../../../lib/api-error';
import { LabelDialog, NameField } from './card';
import classes from './labels.module.css';
import { FIELD_KINDS, type Field, type FieldKind, useLabelChange } from './queries';

type Choice = { key: string; id: string | null; name: string; is_archived: boolean };
type Props = { field: Field | null; onClose: () => void };

/** A field: its name, its kind, and what a list offers. Whatever is changed, the values there are stay. */
export function FieldDialog({ field, onClose }: Props) {
  const { t } = useTranslation('conversations');
  const [name, setName] = useState(field?.name ?? '');
  const [kind, setKind] = useState<FieldKind>(field?.kind ?? 'text');
  const [choices, setChoices] = useState<Choice[]>(
    field?.options.map((option) => ({ ...option, key: option.id })) ?? [],
  );
  const isList = kind === 'list' || kind === 'multi_list';
  const options = choices
    .filter((choice) => choice.name.trim())
    .map(({ id, name: word, is_archived }) => ({ id, name: word, is_archived }));
  const body = { name, kind, ...(isList ? { options } : {}) };
  const save = useLabelChange(
    () => (field ? api.patch('/api/fields/{id}', { path: { id: field.id }, body }) : api.post('/api/fields', { body })),
    onClose,
  );
  return (
    <LabelDialog
      title={field?.name ?? t('labels.addField')}
      onClose={onClose}
      onSave={() => save.mutate()}
      busy={save.isPending}
    >
      <NameField value={name} onChange={setName} error={save.error ? wordsOf(save.error) : undefined} longest={60} />
      <Select
        label={t('labels.kind')}
        data={FIELD_KINDS.map((each) => ({ value: each, label: t(`labels.kinds.${each}`) }))}
        value={kind}
        onChange={(value) => value && setKind(value as FieldKind)}
        allowDeselect={false}
      />
      {isList ? <Options choices={choices} onChange={setChoices} /> : null}
    </LabelDialog>
  );
}

/** What a kind that would lose values is refused with: which ones. */
function wordsOf(error: Error): string {
  const examples = isApiError(error) ? error.facts.examples : undefined;
  return Array.isArray(examples) ? `${error.message} (${examples.join(', ')} …)` : error.message;
}

type OptionsProps = { choices: Choice[]; onChange: (choices: Choice[]) => void };

function Options({ choices, onChange }: OptionsProps) {
  const { t } = useTranslation('conversations');
  const next = useRef(0);
  const put = (key: string, change: Partial<Choice>) =>
    onChange(choices.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const shown = choices.filter((choice) => !choice.is_archived);
  return (
    <fieldset className={classes.options}>
      <legend>{t('labels.options')}</legend>
      {shown.map((choice, place) => (
        <div key={choice.key} className={classes.option}>
          <TextInput
            aria-label={t('labels.option', { number: place + 1 })}
            value={choice.name}
            maxLength={80}
            onChange={(typed) => put(choice.key, { name: typed.currentTarget.value })}
          />
          <ActionIcon
            aria-label={t('labels.dropOption', { name: choice.name })}
            onClick={() =>
              choice.id
                ? put(choice.key, { is_archived: true })
                : onChange(choices.filter((each) => each.key !== choice.key))
            }
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => {
          next.current += 1;
          onChange([...choices, { key: `new-${next.current}`, id: null, name: '', is_archived: false }]);
        }}
      >
        {t('labels.addOption')}
      </Button>
    </fieldset>
  );
}

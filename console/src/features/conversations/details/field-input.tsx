import { MultiSelect, NumberInput, Select, Switch, TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../lib/api';
import type { Field } from '../labels/queries';
import classes from './conversation-details.module.css';
import type { FieldValue } from './describing-acts';

type Props = {
  field: Field;
  said: Schema<'FieldSaid'> | undefined;
  look: Pick<TextInputProps, 'variant' | 'size' | 'readOnly'> & { classNames: { input: string | undefined } };
  onSay: (value: FieldValue | null) => void;
};

/** A field's value, in the input of its kind; it is said when one leaves it. */
export function FieldInput({ field, said, look, onSay }: Props) {
  const { t } = useTranslation('conversations');
  const value = said?.value ?? null;
  const common = { ...look, 'aria-label': field.name, placeholder: t('details.none') };
  switch (field.kind) {
    case 'checkbox':
      return (
        <span className={classes.switch}>
          <Switch
            aria-label={field.name}
            checked={value === true}
            disabled={look.readOnly}
            onChange={(change) => onSay(change.currentTarget.checked)}
          />
        </span>
      );
    case 'list':
      return (
        <Select
          {...common}
          withScrollArea={false}
          classNames={{ ...look.classNames, options: classes.options }}
          data={optionsOf(field, value)}
          value={typeof value === 'string' ? value : null}
          searchable
          onChange={onSay}
        />
      );
    case 'multi_list':
      return (
        <MultiSelect
          {...common}
          withScrollArea={false}
          classNames={{ ...look.classNames, pillsList: classes.pills, options: classes.options }}
          placeholder={value ? undefined : t('details.none')}
          data={optionsOf(field, value)}
          value={Array.isArray(value) ? value : []}
          onChange={(chosen) => onSay(chosen.length > 0 ? chosen : null)}
        />
      );
    case 'number':
      return <Numeric {...common} value={value} onSay={onSay} />;
    default:
      return <Words {...common} type={field.kind === 'date' ? 'date' : 'text'} value={value} onSay={onSay} />;
  }
}

function optionsOf(field: Field, value: FieldValue | null): { value: string; label: string }[] {
  const chosen = Array.isArray(value) ? value : [String(value)];
  const offered = field.options.filter((option) => !option.is_archived || chosen.includes(option.id));
  return offered.map((option) => ({ value: option.id, label: option.name }));
}

type Typed = Omit<TextInputProps, 'value' | 'classNames'> & {
  classNames: { input: string | undefined };
  value: FieldValue | null;
  onSay: Props['onSay'];
};

function Words({ value, onSay, ...look }: Typed) {
  const was = value === null ? '' : String(value);
  const [typed, setTyped] = useState(was);
  return (
    <TextInput
      {...look}
      value={typed}
      maxLength={2000}
      onChange={(change) => setTyped(change.currentTarget.value)}
      onBlur={() => typed.trim() !== was && onSay(typed.trim() || null)}
      onKeyDown={(key) => key.key === 'Enter' && key.currentTarget.blur()}
    />
  );
}

function Numeric({ value, onSay, classNames, ...look }: Typed) {
  const was = typeof value === 'number' ? value : '';
  const [typed, setTyped] = useState<number | string>(was);
  return (
    <NumberInput
      variant={look.variant}
      size={look.size}
      readOnly={look.readOnly}
      placeholder={look.placeholder}
      aria-label={look['aria-label']}
      classNames={classNames}
      hideControls
      value={typed}
      onChange={setTyped}
      onBlur={() => typed !== was && onSay(typed === '' ? null : Number(typed))}
      onKeyDown={(key) => key.key === 'Enter' && key.currentTarget.blur()}
    />
  );
}

import { PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The first field of a page that has nothing else to do takes the focus. */
export function focusOnMount(field: HTMLInputElement | null): void {
  field?.focus();
}

type TextProps = {
  label: string;
  autoComplete: string;
  value: string;
  onChange: (value: string) => void;
  first?: boolean;
};

export function TextField({ label, autoComplete, value, onChange, first }: TextProps) {
  return (
    <TextInput
      label={label}
      autoComplete={autoComplete}
      value={value}
      onChange={(change) => onChange(change.currentTarget.value)}
      required
      withAsterisk={false}
      ref={first ? focusOnMount : undefined}
    />
  );
}

export function EmailField({
  value,
  onChange,
  later,
}: {
  value: string;
  onChange: (value: string) => void;
  later?: boolean;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('entrance.email')}
      type="email"
      autoComplete="username"
      value={value}
      onChange={(change) => onChange(change.currentTarget.value)}
      required
      withAsterisk={false}
      ref={later ? undefined : focusOnMount}
    />
  );
}

type PasswordProps = Omit<TextProps, 'first'> & { hint?: string };

export function PasswordField({ label, autoComplete, value, onChange, hint }: PasswordProps) {
  return (
    <PasswordInput
      label={label}
      description={hint}
      autoComplete={autoComplete}
      value={value}
      onChange={(change) => onChange(change.currentTarget.value)}
      required
      withAsterisk={false}
    />
  );
}

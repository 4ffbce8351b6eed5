import { TextInput, type TextInputProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '../types';
import type { useDescribe } from './describing-acts';

type Props = {
  conversation: Conversation;
  look: Pick<TextInputProps, 'variant' | 'size' | 'readOnly' | 'classNames'>;
  onSay: ReturnType<typeof useDescribe>;
};

/** The order (its number) or the page (its address) a conversation is about. */
export function AboutInput({ conversation: { about }, look, onSay }: Props) {
  const { t } = useTranslation('conversations');
  const was = about?.value ?? '';
  const [typed, setTyped] = useState(was);
  function say(): void {
    const value = typed.trim();
    if (value === was) return;
    const kind = /^https?:\/\//i.test(value) ? 'page' : 'order';
    onSay({ about: value ? { kind, value, title: null } : null });
  }
  return (
    <TextInput
      {...look}
      aria-label={t('details.about')}
      placeholder={t('details.aboutHint')}
      value={typed}
      maxLength={2000}
      onChange={(change) => setTyped(change.currentTarget.value)}
      onBlur={say}
      onKeyDown={(key) => key.key === 'Enter' && key.currentTarget.blur()}
    />
  );
}

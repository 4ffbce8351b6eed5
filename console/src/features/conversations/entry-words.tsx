import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { SafeHtml } from '../../ui/safe-html';
import { toastError } from '../../ui/toast';
import classes from './entry-words.module.css';
import type { Entry } from './types';

/** What was written; where personal data in it is masked, whoever may takes the mask off, for as long as they look. */
export function EntryWords({ entry, conversationId }: { entry: Entry; conversationId: string }) {
  const [revealed, setRevealed] = useState<Entry | null>(null);
  const shown = revealed ?? entry;
  const html = shown.body_html || escaped(shown.body);
  if (!html) return null;
  return (
    <>
      <SafeHtml html={html} />
      {entry.masked ? (
        <Reveal
          path={{ id: conversationId, entry_id: entry.id }}
          revealed={revealed !== null}
          onRevealed={setRevealed}
        />
      ) : null}
    </>
  );
}

type RevealProps = {
  path: { id: string; entry_id: string };
  revealed: boolean;
  onRevealed: (entry: Entry | null) => void;
};

function Reveal({ path, revealed, onRevealed }: RevealProps) {
  const { t } = useTranslation('conversations');
  const mayReveal = useCan('personal_data.reveal');
  const reveal = useMutation({
    mutationFn: () => api.post('/api/conversations/{id}/entries/{entry_id}/reveal', { path }),
    onSuccess: onRevealed,
    onError: (error) => toastError(t('mask.failed'), error),
  });
  if (!mayReveal) return null;
  const Icon = revealed ? IconEyeOff : IconEye;
  return (
    <Button
      variant="subtle"
      size="compact-xs"
      className={classes.reveal}
      leftSection={<Icon size={13} aria-hidden />}
      loading={reveal.isPending}
      title={revealed ? undefined : t('mask.noted')}
      onClick={() => (revealed ? onRevealed(null) : reveal.mutate())}
    >
      {revealed ? t('mask.hide') : t('mask.reveal')}
    </Button>
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\n', '<br>');
}

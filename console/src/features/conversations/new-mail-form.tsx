import { Button, FileButton, Select, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { toastError } from '../../ui/toast';
import { AddressField, wrongOnes } from './addresses';
import { ComposerFiles } from './composer-files';
import classes from './new-mail-form.module.css';
import { refreshLists } from './queries';
import type { Addressed, FileRef } from './types';
import { useUploads } from './use-uploads';
import { SignatureFold } from './writing/signature-fold';

type Props = { mailboxes: Schema<'MailboxShape'>[]; to: string[]; onBegun: (conversation: string) => void };

/** The first mail of a conversation. */
export function NewMailForm({ mailboxes, to, onBegun }: Props) {
  const { t } = useTranslation('conversations');
  const mail = useNewMail(mailboxes[0]?.channel_id ?? '', to, onBegun);
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        mail.begin.mutate();
      }}
    >
      <Select
        size="xs"
        label={t('newMail.from')}
        data={mailboxes.map(({ channel_id, name, address }) => ({ value: channel_id, label: `${name} <${address}>` }))}
        value={mail.from}
        onChange={(id) => id && mail.set({ from: id })}
        allowDeselect={false}
      />
      <AddressLines addressed={mail.addressed} onChange={(addressed) => mail.set({ addressed })} />
      <TextInput
        size="xs"
        label={t('newMail.subject')}
        value={mail.subject}
        onChange={(typed) => mail.set({ subject: typed.currentTarget.value })}
        maxLength={300}
      />
      <Textarea
        label={t('newMail.body')}
        value={mail.body}
        onChange={(typed) => mail.set({ body: typed.currentTarget.value })}
        autosize
        minRows={7}
        maxRows={18}
        dir="auto"
      />
      <SignatureFold mailbox={mail.from} />
      <ComposerFiles
        files={mail.files}
        uploads={mail.uploads.uploads}
        onRemove={(id) => mail.set({ files: mail.files.filter((each) => each.id !== id) })}
        onStop={mail.uploads.drop}
        onRetry={mail.uploads.retry}
      />
      <div className={classes.foot}>
        <FileButton multiple onChange={(chosen) => chosen.forEach(mail.uploads.start)}>
          {(props) => (
            <Button {...props} variant="subtle" leftSection={<IconPaperclip size={16} aria-hidden />}>
              {t('composer.attach')}
            </Button>
          )}
        </FileButton>
        <Button type="submit" loading={mail.begin.isPending} disabled={!mail.ready}>
          {t('composer.send')}
        </Button>
      </div>
    </form>
  );
}

/** What is written, and sending it once, however often that is asked for. */
function useNewMail(mailbox: string, to: string[], onBegun: (conversation: string) => void) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const clientId = useRef(crypto.randomUUID());
  const addressed: Addressed = { to, cc: [], bcc: [] };
  const [mail, setMail] = useState({ from: mailbox, addressed, subject: '', body: '', files: [] as FileRef[] });
  const set = (change: Partial<typeof mail>) => setMail((now) => ({ ...now, ...change }));
  const uploads = useUploads(
    useCallback((file: FileRef) => setMail((now) => ({ ...now, files: [...now.files, file] })), []),
  );
  const begin = useMutation({
    mutationFn: () => {
      const { from: id, files, ...written } = mail;
      const sent = { ...written, body: mail.body.trim(), client_id: clientId.current };
      const body = { ...sent, attachments: files.map((file) => file.id) };
      return api.post('/api/mailboxes/{id}/conversations', { path: { id }, body });
    },
    onSuccess: ({ id }) => {
      void refreshLists(client);
      onBegun(id);
    },
    onError: (error) => toastError(t('newMail.failed'), error),
  });
  const all = [...mail.addressed.to, ...mail.addressed.cc, ...mail.addressed.bcc];
  const said = mail.subject.trim() !== '' && (mail.body.trim() !== '' || mail.files.length > 0);
  const ready = mail.addressed.to.length > 0 && wrongOnes(all).length === 0 && said && uploads.uploads.length === 0;
  return { ...mail, set, uploads, begin, ready };
}

/** To; Cc and Bcc once asked for. */
function AddressLines({ addressed, onChange }: { addressed: Addressed; onChange: (addressed: Addressed) => void }) {
  const { t } = useTranslation('conversations');
  const [copies, setCopies] = useState(false);
  const lines = copies ? (['to', 'cc', 'bcc'] as const) : (['to'] as const);
  return (
    <>
      {lines.map((line) => (
        <AddressField
          key={line}
          label={t(`recipients.${line}`)}
          wrong={(addresses) => t('recipients.wrong', { addresses })}
          value={addressed[line]}
          onChange={(addresses) => onChange({ ...addressed, [line]: addresses })}
          autoFocus={line === 'to'}
        />
      ))}
      {copies ? null : (
        <UnstyledButton className={classes.copies} onClick={() => setCopies(true)}>
          {t('newMail.copies')}
        </UnstyledButton>
      )}
    </>
  );
}

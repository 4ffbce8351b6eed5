import { Button, Modal, SegmentedControl, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { wordsFor } from '../../../ui/error-state';
import labels from '../labels/labels.module.css';
import classes from './macros.module.css';
import type { Signature } from './queries';
import { Read } from './read';
import { usePreparedChange } from './use-prepared-change';
import { WordsField } from './words-field';

type Props = {
  signature: Signature | null;
  mailboxes: Schema<'MailboxShape'>[];
  variables: readonly string[];
  onClose: () => void;
};

/** A signature is made or changed: whose it is, in which mailbox, and how it reads beneath one's own mail. */
export function SignatureDialog({ signature, mailboxes, variables, onClose }: Props) {
  const { t } = useTranslation('conversations');
  const mayShare = useCan('channels.edit');
  const [whose, setWhose] = useState<Signature['whose']>(signature?.whose ?? 'mine');
  const [channel_id, setChannel] = useState(signature?.channel_id ?? null);
  const [body, setBody] = useState(signature?.body ?? '');
  const save = usePreparedChange(
    'signatures',
    () => api.put('/api/signatures', { body: { whose, channel_id, body } }),
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t(signature ? 'writing.changeSignature' : 'writing.addSignature')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={labels.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          save.mutate();
        }}
      >
        {mayShare && !signature ? (
          <SegmentedControl
            aria-label={t('writing.whose')}
            value={whose}
            onChange={(value) => setWhose(value === 'everyone' ? 'everyone' : 'mine')}
            data={(['mine', 'everyone'] as const).map((value) => ({
              value,
              label: t(`writing.whoseSignature.${value}`),
            }))}
          />
        ) : null}
        {signature ? null : (
          <Select
            label={t('writing.mailbox')}
            data={[
              { value: '', label: t('writing.everyMailbox') },
              ...mailboxes.map((each) => ({ value: each.channel_id, label: `${each.name} <${each.address}>` })),
            ]}
            value={channel_id ?? ''}
            onChange={(id) => setChannel(id || null)}
            allowDeselect={false}
          />
        )}
        <WordsField
          label={t('writing.signature')}
          help={t('writing.signatureHelp')}
          body={body}
          variables={variables}
          onChange={setBody}
        />
        <Preview body={body} channel={channel_id} />
        <Button type="submit" loading={save.isPending}>
          {t('labels.save')}
        </Button>
      </form>
    </Modal>
  );
}

function Preview({ body, channel }: { body: string; channel: string | null }) {
  const { t } = useTranslation('conversations');
  const [asked] = useDebouncedValue(body, 250);
  const { data, error } = useQuery({
    queryKey: ['signatures', 'preview', asked, channel],
    queryFn: ({ signal }) =>
      api.post('/api/signatures/preview', { body: { body: asked, channel_id: channel }, signal }),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (asked.trim() === '') return <p className={labels.soft}>{t('writing.noSignature')}</p>;
  if (error) return <p className={classes.wrong}>{wordsFor(error, (key) => t(`ui:${key}`))}</p>;
  return data ? <Read label={t('writing.beneathYours')} words={data.text} /> : null;
}

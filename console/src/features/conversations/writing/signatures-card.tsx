import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { plainWords } from '../../../lib/plain-words';
import { LabelCard } from '../labels/card';
import labels from '../labels/labels.module.css';
import classes from './macros.module.css';
import { mailboxesQuery, type Signature, signaturesQuery } from './queries';
import { SignatureDialog } from './signature-dialog';
import { usePreparedChange } from './use-prepared-change';

/** What stands beneath mails: one's own, and what everybody signs with who has none. */
export function SignaturesCard() {
  const { t } = useTranslation('conversations');
  const signatures = useQuery(signaturesQuery);
  const mailboxes = useQuery({ ...mailboxesQuery, enabled: useCan('channels.read') }).data ?? [];
  const [editing, setEditing] = useState<Signature | 'new'>();
  const items = signatures.data?.items ?? [];
  return (
    <LabelCard
      title={t('writing.signatures')}
      words={t('writing.signaturesWords')}
      add={t('writing.addSignature')}
      onAdd={() => setEditing('new')}
      query={signatures}
    >
      {items.length > 0 ? (
        <ul className={labels.rows}>
          {items.map((each) => (
            <SignatureRow
              key={`${each.whose} ${each.channel_id}`}
              signature={each}
              mailboxes={mailboxes}
              onEdit={() => setEditing(each)}
            />
          ))}
        </ul>
      ) : null}
      {editing ? (
        <SignatureDialog
          signature={editing === 'new' ? null : editing}
          mailboxes={mailboxes}
          variables={signatures.data?.variables ?? []}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </LabelCard>
  );
}

type RowProps = { signature: Signature; mailboxes: Schema<'MailboxShape'>[]; onEdit: () => void };

function SignatureRow({ signature, mailboxes, onEdit }: RowProps) {
  const { t } = useTranslation('conversations');
  const mayShare = useCan('channels.edit');
  const { whose, channel_id, body } = signature;
  const remove = usePreparedChange('signatures', () =>
    api.put('/api/signatures', { body: { whose, channel_id, body: null } }),
  );
  const where = channel_id ? mailboxes.find((each) => each.channel_id === channel_id)?.name : t('writing.everyMailbox');
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <div className={classes.head}>
          <span className={classes.name}>{t(`writing.whoseSignature.${whose}`)}</span>
          <span className={labels.soft}>{where ?? t('writing.aMailbox')}</span>
        </div>
        <div className={classes.text} dir="auto">
          {plainWords(body) || t('writing.noSignature')}
        </div>
      </div>
      {whose === 'mine' || mayShare ? (
        <span className={classes.acts}>
          <Button variant="subtle" size="compact-sm" onClick={onEdit}>
            {t('labels.change')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => remove.mutate()}>
            {t('writing.removeSignature')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

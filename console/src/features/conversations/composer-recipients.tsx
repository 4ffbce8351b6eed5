import { UnstyledButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { AddressField } from './addresses';
import classes from './composer-recipients.module.css';
import type { Addressed, Conversation } from './types';

type Recipients = Schema<'RecipientsShape'>;
type Props = {
  conversation: Conversation;
  chosen: Addressed | undefined;
  onChoose: (addressed: Addressed | undefined) => void;
};

/** Whom a reply by mail goes to: everybody of the last mail, unless somebody chooses. What is unusual is said. */
export function ComposerRecipients({ conversation, chosen, onChoose }: Props) {
  const { t } = useTranslation('conversations');
  const [open, setOpen] = useState(false);
  const { id, position } = conversation;
  const usual = useQuery({
    queryKey: ['conversations', id, 'recipients', position],
    queryFn: ({ signal }) => api.get('/api/conversations/{id}/recipients', { path: { id }, signal }),
    placeholderData: (before) => before,
  }).data;
  if (!usual) return null;
  const shown = chosen ?? { to: usual.to, cc: usual.cc, bcc: [] };
  return (
    <div className={classes.recipients}>
      <div className={classes.line}>
        <span className={classes.names} title={[...shown.to, ...shown.cc, ...shown.bcc].join(', ')}>
          {wordsFor(shown, t('recipients.nobody'))}
        </span>
        {usual.may_choose ? (
          <UnstyledButton className={classes.act} onClick={() => setOpen(!open)} aria-expanded={open}>
            {t(open ? 'recipients.done' : 'recipients.choose')}
          </UnstyledButton>
        ) : null}
        {chosen ? (
          <UnstyledButton className={classes.act} onClick={() => onChoose(undefined)}>
            {t('recipients.all')}
          </UnstyledButton>
        ) : null}
      </div>
      {open ? <Lines shown={shown} known={usual.known} onChoose={onChoose} /> : null}
      <Warnings shown={shown} usual={usual} />
    </div>
  );
}

type LinesProps = { shown: Addressed; known: string[]; onChoose: (addressed: Addressed) => void };

function Lines({ shown, known, onChoose }: LinesProps) {
  const { t } = useTranslation('conversations');
  return (
    <div className={classes.fields}>
      {(['to', 'cc', 'bcc'] as const).map((line) => (
        <AddressField
          key={line}
          label={t(`recipients.${line}`)}
          wrong={(addresses) => t('recipients.wrong', { addresses })}
          value={shown[line]}
          known={known}
          onChange={(addresses) => onChoose({ ...shown, [line]: addresses })}
        />
      ))}
    </div>
  );
}

/** Who is new here, and who gets no mail. */
function Warnings({ shown, usual }: { shown: Addressed; usual: Recipients }) {
  const { t } = useTranslation('conversations');
  const all = [...shown.to, ...shown.cc, ...shown.bcc];
  const fresh = usual.may_choose ? all.filter((each) => !usual.known.includes(each)) : [];
  const held = usual.suppressed.filter((each) => all.includes(each.address));
  return (
    <div role="status">
      {fresh.length > 0 ? (
        <p className={classes.warning}>{t('recipients.fresh', { addresses: fresh.join(', ') })}</p>
      ) : null}
      {held.map((each) => (
        <p key={each.address} className={classes.warning} data-tone="negative">
          {t('recipients.held', each)}
        </p>
      ))}
    </div>
  );
}

function wordsFor({ to, cc, bcc }: Addressed, nobody: string): string {
  const lines = [to.join(', ') || nobody];
  if (cc.length > 0) lines.push(`Cc ${cc.join(', ')}`);
  if (bcc.length > 0) lines.push(`Bcc ${bcc.join(', ')}`);
  return lines.join(' · ');
}

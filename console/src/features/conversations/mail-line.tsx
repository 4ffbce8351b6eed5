import { Anchor, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../lib/me';
import { fatesOf } from './fates';
import classes from './mail-line.module.css';
import { MailPage } from './mail-page';
import { type Mail, useMail } from './mails';

/** What else there is to a message that is a mail: what it quotes, what was left out of it, whether it went out. */
export function MailLine({ entry }: { entry: string }) {
  const mail = useMail(entry);
  if (!mail) return null;
  return mail.way === 'in' ? <Came mail={mail} /> : <Went mail={mail} />;
}

function Came({ mail }: { mail: Mail }) {
  const { t } = useTranslation('conversations');
  const mayDownload = useCan('personal_data.read');
  const [open, setOpen] = useState(false);
  const [laidOut, setLaidOut] = useState(false);
  return (
    <div className={classes.line} data-laid-out={laidOut || undefined}>
      {mail.verdict === 'fail' ? (
        <span className={classes.unproven}>{t('mail.unproven', { sender: mail.sender })}</span>
      ) : null}
      {mail.rest.trim() ? (
        <UnstyledButton className={classes.act} onClick={() => setOpen(!open)} aria-expanded={open}>
          {t(open ? 'mail.fold' : 'mail.unfold')}
        </UnstyledButton>
      ) : null}
      {mail.has_page && mayDownload ? (
        <UnstyledButton className={classes.act} onClick={() => setLaidOut(!laidOut)} aria-expanded={laidOut}>
          {t(laidOut ? 'mail.hidePage' : 'mail.showPage')}
        </UnstyledButton>
      ) : null}
      {mayDownload ? (
        <Anchor className={classes.act} href={`/api/mails/${mail.id}/raw`} download>
          {t('mail.raw')}
        </Anchor>
      ) : null}
      {mail.left_out.length ? <span>{t('mail.leftOut', { names: mail.left_out.join(', ') })}</span> : null}
      {laidOut ? <MailPage id={mail.id} subject={mail.subject} /> : null}
      {open ? <div className={classes.rest}>{mail.rest.trim()}</div> : null}
    </div>
  );
}

function Went({ mail }: { mail: Mail }) {
  const { t } = useTranslation('conversations');
  const [open, setOpen] = useState(false);
  const again = mail.state === 'queued' && mail.reason;
  return (
    <div className={classes.fates} role="status">
      {again ? <p className={classes.line}>{t('mail.state.again', { reason: mail.reason })}</p> : null}
      {mail.rest ? (
        <p className={classes.line} data-side="us">
          <UnstyledButton className={classes.act} onClick={() => setOpen(!open)} aria-expanded={open}>
            {t(open ? 'mail.hideSignature' : 'mail.showSignature')}
          </UnstyledButton>
        </p>
      ) : null}
      {open ? <div className={classes.rest}>{mail.rest}</div> : null}
      {fatesOf(mail).map(({ state, addresses, reason }) => (
        <p key={`${state}${reason}`} className={classes.line} data-state={state} data-side="us">
          {t(`mail.fate.${state}`, { to: addresses.join(', '), reason })}
        </p>
      ))}
    </div>
  );
}

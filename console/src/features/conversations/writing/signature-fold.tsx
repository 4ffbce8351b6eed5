import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { plainWords } from '../../../lib/plain-words';
import { markdownToHtml } from '../../../ui/markdown';
import { SafeHtml } from '../../../ui/safe-html';
import { signatureQuery } from './queries';
import classes from './writing.module.css';

/** What will stand beneath a mail from this mailbox, folded to its first line; nothing where nothing will. */
export function SignatureFold({ mailbox }: { mailbox: string }) {
  const { t } = useTranslation('conversations');
  const [open, setOpen] = useState(false);
  const text = useQuery(signatureQuery(mailbox)).data?.text;
  if (!text) return null;
  return (
    <div className={classes.signature}>
      <UnstyledButton className={classes.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconChevronRight size={13} aria-hidden className={classes.foldIcon} />
        {t('writing.signature')}
        {open ? null : <span className={classes.firstLine}>{plainWords(text)}</span>}
      </UnstyledButton>
      {open ? (
        <div className={classes.signed}>
          <SafeHtml html={markdownToHtml(text)} />
          <Link to="/settings/{-$section}" params={{ section: 'macros' }}>
            {t('writing.changeSignature')}
          </Link>
        </div>
      ) : null}
    </div>
  );
}

import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './opened-on.module.css';
import { pageName } from './page-name';
import type { Conversation } from './types';

/** Where the conversation began: the page, as a link that tells it nothing about us. */
export function OpenedOn({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const page = conversation.opened_on;
  if (!page?.url) return <span />;
  const web = /^https?:/i.test(page.url);
  const words = pageName(page.title, page.url);
  return (
    <p className={classes.line}>
      {t('thread.openedOn')}{' '}
      {web ? (
        <a href={page.url} target="_blank" rel="noopener noreferrer nofollow" className={classes.link}>
          {words} <IconExternalLink size={12} aria-hidden />
        </a>
      ) : (
        words
      )}
    </p>
  );
}

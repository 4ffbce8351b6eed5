import { useTranslation } from 'react-i18next';
import type { Schema } from '../../lib/api';
import { plainWords } from '../../lib/plain-words';
import { Row, Rows } from '../../ui/card';
import { AnchorLink } from '../../ui/links';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './alerts.module.css';

type Mentioned = Schema<'Mentioned'>;

/** Notes that mention one: new until one has read that far in the conversation. */
export function Mentions({ mentions }: { mentions: Mentioned[] }) {
  const { t } = useTranslation('alerts');
  if (mentions.length === 0) return null;
  return (
    <section className={classes.part} aria-label={t('mentions')}>
      <h2 className={classes.partTitle}>{t('mentions')}</h2>
      <Rows label={t('mentions')}>
        {mentions.map((each) => (
          <MentionRow key={each.entry_id} it={each} />
        ))}
      </Rows>
    </section>
  );
}

function MentionRow({ it }: { it: Mentioned }) {
  const { t } = useTranslation('alerts');
  const { conversation } = it;
  const what = [conversation.customer ?? t('visitor'), plainWords(conversation.subject ?? '')];
  return (
    <Row
      faded={!it.is_new}
      left={
        <span className={classes.kind}>
          <StatusPill tone={it.is_new ? 'accent' : 'neutral'}>@ {it.by ?? t('somebody')}</StatusPill>
        </span>
      }
      title={
        <AnchorLink
          className={classes.name}
          to="/inbox/{-$conversationId}"
          params={{ conversationId: conversation.id }}
          search={{ view: 'mentioned' }}
          dir="auto"
        >
          {plainWords(it.text)}
        </AnchorLink>
      }
      detail={<span dir="auto">{what.filter(Boolean).join(' · ')}</span>}
    >
      <span className={classes.when}>
        <TimeStamp at={it.at} style="short" />
      </span>
    </Row>
  );
}

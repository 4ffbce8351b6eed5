import { useTranslation } from 'react-i18next';
import { formatFineDuration } from '../../lib/format';
import { AnchorLink } from '../../ui/links';
import classes from './alerts.module.css';
import type { Alarm } from './types';

/** What an alarm is of, and the way there: a conversation, the inbox, the mailboxes, the response times. */
export function AlarmPlace({ alarm, who }: { alarm: Alarm; who: string }) {
  const { t } = useTranslation('alerts');
  const { conversation, facts, about } = alarm;
  if (conversation) {
    return (
      <AnchorLink
        className={classes.name}
        to="/inbox/{-$conversationId}"
        params={{ conversationId: conversation.id }}
        dir="auto"
      >
        {who}
      </AnchorLink>
    );
  }
  if (about === 'slower') {
    return (
      <AnchorLink className={classes.name} to="/insights/response-times" search={{ days: 7 }}>
        {t('slower', {
          now: formatFineDuration(Number(facts.median ?? 0)),
          before: formatFineDuration(Number(facts.before ?? 0)),
        })}
      </AnchorLink>
    );
  }
  if (about === 'mailbox_failing' || about === 'mailbox_silent') {
    return (
      <AnchorLink className={classes.name} to="/settings/{-$section}" params={{ section: 'channels' }} dir="auto">
        {[
          facts.channel,
          about === 'mailbox_failing'
            ? t(`trouble.${facts.trouble as 'refused'}`)
            : t('missed', { count: Number(facts.missed ?? 0) }),
        ].join(': ')}
      </AnchorLink>
    );
  }
  return (
    <AnchorLink className={classes.name} to="/inbox/{-$conversationId}" search={{ view: 'unassigned' }}>
      {t('count', { count: Number(facts.count ?? 0) })}
    </AnchorLink>
  );
}

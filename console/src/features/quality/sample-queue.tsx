import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AnchorLink } from '../../ui/links';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './quality.module.css';
import { samplesQuery } from './queries';
import { SampleModal } from './sample-modal';

/** What was drawn for oneself to review, next due first, and the way to draw more. */
export function SampleQueue() {
  const { t } = useTranslation('quality');
  const found = useQuery(samplesQuery).data;
  const [opened, setOpened] = useState(false);
  return (
    <section className={classes.card} aria-labelledby="samples">
      <div className={classes.head}>
        <h2 id="samples" className={classes.title}>
          {t('sample.title')}
        </h2>
        <Button variant="default" size="xs" onClick={() => setOpened(true)}>
          {t('sample.draw')}
        </Button>
      </div>
      {found?.length === 0 ? <p className={classes.hint}>{t('sample.nothing')}</p> : null}
      {found && found.length > 0 ? (
        <ul className={classes.words}>
          {found.map((each) => (
            <li key={`${each.conversation_id} ${each.subject.id}`} className={classes.row}>
              <AnchorLink
                to="/insights/quality/$conversationId"
                params={{ conversationId: each.conversation_id }}
                search={{ teammate: each.subject.id }}
              >
                {t('reviewOf', { name: each.subject.name })}
              </AnchorLink>
              <StatusPill tone={each.reason === 'random' ? 'neutral' : 'warning'}>
                {t(`sample.reasons.${each.reason}`)}
              </StatusPill>
              <span className={classes.hint}>
                {t('sample.due')} <TimeStamp at={each.due_at} style="day" />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <SampleModal opened={opened} onClose={() => setOpened(false)} />
    </section>
  );
}

import { Button, Menu } from '@mantine/core';
import { IconClockPause, IconSend2 } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSecond } from '../../lib/clock';
import { useCan, useMe } from '../../lib/me';
import { markdownToHtml } from '../../ui/markdown';
import { SafeHtml } from '../../ui/safe-html';
import { TimeStamp } from '../../ui/time-stamp';
import { Attachments } from './attachments';
import classes from './message-group.module.css';
import { MomentChoices } from './moment-choices';
import { moveSending, takeBack } from './sendings';
import type { Sending } from './types';

/** What waits to go out, at the end of the thread: when it goes, what holds it, and how to stop it. */
export function SendingMessages({ sendings }: { sendings: Sending[] }) {
  const { t } = useTranslation('conversations');
  return sendings.map((sending) => (
    <article
      key={sending.id}
      className={classes.group}
      data-side="us"
      aria-label={t('sending.label', { name: sending.teammate.name ?? t('thread.team') })}
    >
      <div className={classes.bubble} data-side="us" data-waiting="">
        {sending.body ? <SafeHtml html={markdownToHtml(sending.body)} /> : null}
        <Attachments files={sending.attachments} />
      </div>
      <footer className={classes.foot} data-wraps="">
        <When sending={sending} />
        <Ways sending={sending} />
      </footer>
    </article>
  ));
}

function When({ sending }: { sending: Sending }) {
  const { t } = useTranslation('conversations');
  const { problem, held, becomes } = sending;
  const first = sending.teammate.name ?? t('thread.team');
  const act = becomes ? ` ${t(`sending.becomes.${becomes.act}`)}` : '';
  if (problem) return <span className={classes.refused}>{t('sending.problem', { problem })}</span>;
  if (held) {
    return (
      <span className={classes.held}>
        <IconClockPause size={14} aria-hidden /> {t('sending.held')}
      </span>
    );
  }
  if (sending.waits_for === 'take_back') return <Countdown until={sending.send_at} after={act} />;
  return (
    <span>
      {t('sending.at', { name: first })} <TimeStamp at={sending.send_at} style="day-time" />
      {act}
    </span>
  );
}

function Countdown({ until, after }: { until: string; after: string }) {
  const { t } = useTranslation('conversations');
  const left = Math.max(0, Math.ceil((new Date(until).getTime() - useSecond()) / 1000));
  return (
    <span>
      {left > 0 ? t('sending.in', { count: left }) : t('thread.sending')}
      {after}
    </span>
  );
}

function Ways({ sending }: { sending: Sending }) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const me = useMe().teammate.id;
  const may = useCan('conversations.reply');
  if (!may) return null;
  const mine = sending.teammate.id === me;
  const back = () => void takeBack(client, me, sending);
  if (sending.waits_for === 'take_back' && !sending.problem) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={back}>
        {t('sending.takeBack')}
      </Button>
    );
  }
  return (
    <>
      {mine ? (
        <>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconSend2 size={13} aria-hidden />}
            onClick={() => void moveSending(client, sending, { send_at: null })}
          >
            {t('sending.now')}
          </Button>
          <Menu position="top-end" width={260}>
            <Menu.Target>
              <Button size="compact-xs" variant="subtle">
                {t('sending.otherTime')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <MomentChoices onChoose={(at) => void moveSending(client, sending, { send_at: at.toISOString() })} />
            </Menu.Dropdown>
          </Menu>
        </>
      ) : null}
      <Button size="compact-xs" variant="subtle" color={mine ? undefined : 'negative'} onClick={back}>
        {t(mine ? 'sending.edit' : 'sending.stop')}
      </Button>
    </>
  );
}

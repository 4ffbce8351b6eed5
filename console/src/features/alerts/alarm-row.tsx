import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconAlarm, IconAlarmOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { formatDuration } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import { Row } from '../../ui/card';
import { DurationSince } from '../../ui/duration';
import { StatusPill, type Tone } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { AlarmPlace } from './alarm-place';
import classes from './alerts.module.css';
import { useChange } from './queries';
import type { About, Alarm } from './types';

const TONES: Record<About, Tone> = {
  waiting: 'negative',
  wrote: 'accent',
  unassigned: 'warning',
  promise_warned: 'warning',
  promise_breached: 'negative',
  follow_up: 'warning',
  mailbox_failing: 'negative',
  mailbox_silent: 'warning',
  slower: 'warning',
};
/** Seconds for which an alarm is put off. */
const LENGTHS = [1800, 3600, 4 * 3600, 24 * 3600];

/** One alarm: what it is of and whose, since when, and the way there. */
export function AlarmRow({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('alerts');
  const { conversation } = alarm;
  const who = conversation?.customer ?? t('visitor');
  return (
    <Row
      faded={alarm.ended_at !== null}
      left={
        <span className={classes.kind}>
          <StatusPill tone={alarm.ended_at ? 'neutral' : TONES[alarm.about]}>{t(`about.${alarm.about}`)}</StatusPill>
        </span>
      }
      title={<AlarmPlace alarm={alarm} who={who} />}
      detail={
        <span dir="auto">{[alarm.name, plainWords(conversation?.subject ?? '')].filter(Boolean).join(' · ')}</span>
      }
    >
      <span className={classes.when}>
        <Since alarm={alarm} />
      </span>
      {alarm.ended_at ? null : <PutOff alarm={alarm} who={who} />}
    </Row>
  );
}

function Since({ alarm }: { alarm: Alarm }) {
  const { t } = useTranslation('alerts');
  if (alarm.ended_at) {
    return (
      <>
        {t('overSince')} <TimeStamp at={alarm.ended_at} style="short" />
      </>
    );
  }
  if (alarm.snoozed_until_at) {
    return (
      <>
        {t('offUntil')} <TimeStamp at={alarm.snoozed_until_at} style="short" />
      </>
    );
  }
  if (alarm.about === 'follow_up') return <TimeStamp at={alarm.since_at} style="day-time" />;
  return <DurationSince at={alarm.since_at} />;
}

function PutOff({ alarm, who }: { alarm: Alarm; who: string }) {
  const { t } = useTranslation('alerts');
  const path = { id: alarm.id };
  const off = useChange((seconds: number) =>
    api.put('/api/alarms/{id}/snooze', {
      path,
      body: { until: new Date(Date.now() + seconds * 1000).toISOString() },
    }),
  );
  const back = useChange(() => api.delete('/api/alarms/{id}/snooze', { path }));
  const what = alarm.conversation ? who : alarm.name;
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Tooltip label={t('putOff')}>
          <ActionIcon aria-label={t('putOffOf', { name: what })}>
            <IconAlarm size={18} stroke={1.7} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('putOff')}</Menu.Label>
        {alarm.snoozed_until_at ? (
          <Menu.Item leftSection={<IconAlarmOff size={16} aria-hidden />} onClick={() => back.mutate(undefined)}>
            {t('showAgain')}
          </Menu.Item>
        ) : null}
        {LENGTHS.map((seconds) => (
          <Menu.Item key={seconds} onClick={() => off.mutate(seconds)}>
            {t('offFor', { length: formatDuration(seconds) })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

import { ActionIcon, Button, Menu, Modal, TextInput, Tooltip } from '@mantine/core';
import { IconAlarm, IconAlarmOff, IconCalendar } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatDay, formatTime } from '../../lib/format';
import classes from './snooze-menu.module.css';
import { fieldOf, snoozeChoices } from './snoozing';
import type { Acts } from './use-acts';

type Props = { snoozed: boolean; opened: boolean; onOpened: (opened: boolean) => void; acts: Acts };

/** Come back to it later: the usual moments, or one's own. */
export function SnoozeMenu({ snoozed, opened, onOpened, acts }: Props) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const [own, setOwn] = useState(false);
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  const said = (at: Date) => `${formatDay(at, now, locale, here)} ${formatTime(at, locale, here)}`;
  return (
    <>
      <Menu opened={opened} onChange={onOpened} position="bottom-end" width={240}>
        <Menu.Target>
          <Tooltip label={t('snooze.snooze')}>
            <ActionIcon aria-label={t('snooze.snooze')}>
              <IconAlarm size={18} stroke={1.7} aria-hidden />
            </ActionIcon>
          </Tooltip>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('snooze.until')}</Menu.Label>
          {snoozed ? (
            <Menu.Item leftSection={<IconAlarmOff size={16} aria-hidden />} onClick={acts.unsnooze}>
              {t('snooze.wake')}
            </Menu.Item>
          ) : null}
          <Menu.Item onClick={() => acts.snooze({ when: 'reply' })}>{t('snooze.reply')}</Menu.Item>
          <Menu.Item onClick={() => acts.snooze({ when: 'next_working_morning' })}>{t('snooze.morning')}</Menu.Item>
          {snoozeChoices(now).map(({ id, at }) => (
            <Menu.Item
              key={id}
              onClick={() => acts.snooze({ until: at.toISOString() })}
              rightSection={<span className={classes.when}>{said(at)}</span>}
            >
              {t(`snooze.${id}`)}
            </Menu.Item>
          ))}
          <Menu.Item leftSection={<IconCalendar size={16} aria-hidden />} onClick={() => setOwn(true)}>
            {t('snooze.own')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <OwnMoment
        opened={own}
        onClose={() => setOwn(false)}
        onChoose={(at) => acts.snooze({ until: at.toISOString() })}
      />
    </>
  );
}

type OwnProps = { opened: boolean; onClose: () => void; onChoose: (at: Date) => void };

function OwnMoment({ opened, onClose, onChoose }: OwnProps) {
  const { t } = useTranslation('conversations');
  const [value, setValue] = useState('');
  const at = new Date(value);
  const usable = value !== '' && at.getTime() > Date.now();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('snooze.until')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={classes.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (!usable) return;
          onChoose(at);
          onClose();
        }}
      >
        <TextInput
          type="datetime-local"
          aria-label={t('snooze.until')}
          value={value}
          min={fieldOf(new Date())}
          onChange={(change) => setValue(change.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" disabled={!usable}>
          {t('snooze.snooze')}
        </Button>
      </form>
    </Modal>
  );
}

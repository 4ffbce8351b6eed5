import { ActionIcon, Popover, Stack, Switch, Text } from '@mantine/core';
import { IconBell, IconBellRinging } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { playSound, readNotify, writeNotify } from './notifying';

/** How this browser tells about new messages; everything is off until it is wanted. */
export function NotificationMenu() {
  const { t } = useTranslation('conversations');
  const [notify, setNotify] = useState(readNotify);
  const [refused, setRefused] = useState(false);
  const put = (next: typeof notify) => {
    setNotify(next);
    writeNotify(next);
  };

  async function desktop(on: boolean): Promise<void> {
    const allowed = on && 'Notification' in window ? await Notification.requestPermission() : 'default';
    setRefused(on && allowed !== 'granted');
    put({ ...notify, desktop: on && allowed === 'granted' });
  }

  const Bell = notify.desktop || notify.sound ? IconBellRinging : IconBell;
  return (
    <Popover position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <ActionIcon aria-label={t('notify.label')}>
          <Bell size={17} stroke={1.7} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('notify.label')}>
        <Stack gap="md">
          <Switch
            label={t('notify.desktop')}
            description={refused ? t('notify.refused') : t('notify.desktopWords')}
            checked={notify.desktop}
            onChange={(change) => void desktop(change.currentTarget.checked)}
          />
          <Switch
            label={t('notify.sound')}
            checked={notify.sound}
            onChange={(change) => {
              put({ ...notify, sound: change.currentTarget.checked });
              if (change.currentTarget.checked) playSound();
            }}
          />
          <Text size="xs" c="dimmed">
            {t('notify.words')}
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

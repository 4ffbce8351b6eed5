import { Button, Menu, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatDay, formatTime } from '../../lib/format';
import classes from './snooze-menu.module.css';
import { fieldOf, snoozeChoices } from './snoozing';

/** The usual moments, and one's own, within a menu. */
export function MomentChoices({ onChoose }: { onChoose: (at: Date) => void }) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const [value, setValue] = useState('');
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = new Date();
  const own = new Date(value);
  const usable = value !== '' && own.getTime() > now.getTime();
  return (
    <>
      {snoozeChoices(now).map(({ id, at }) => (
        <Menu.Item
          key={id}
          onClick={() => onChoose(at)}
          rightSection={
            <span
              className={classes.when}
            >{`${formatDay(at, now, locale, here)} ${formatTime(at, locale, here)}`}</span>
          }
        >
          {t(`snooze.${id}`)}
        </Menu.Item>
      ))}
      <div className={classes.own}>
        <TextInput
          type="datetime-local"
          size="xs"
          aria-label={t('sending.moment')}
          value={value}
          min={fieldOf(now)}
          onChange={(change) => setValue(change.currentTarget.value)}
          // The menu would take the arrows and letters that are typed here.
          onKeyDown={(key) => key.stopPropagation()}
        />
        <Button size="xs" variant="light" disabled={!usable} onClick={() => onChoose(own)}>
          {t('sending.set')}
        </Button>
      </div>
    </>
  );
}

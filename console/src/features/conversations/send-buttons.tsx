import { Button, Menu, SegmentedControl, Tooltip } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { toastError } from '../../ui/toast';
import classes from './composer.module.css';
import { MomentChoices } from './moment-choices';
import type { MessageKind } from './types';
import type { How } from './use-composer';

type Props = { kind: MessageKind; ready: boolean; command: string; onSend: (how: How) => void };

/** Send; and beside it the other ways: with what becomes of the conversation, later, and how long to take it back. */
export function SendButtons({ kind, ready, command, onSend }: Props) {
  const { t } = useTranslation('conversations');
  const [opened, setOpened] = useState(false);
  const note = kind === 'note';
  const color = note ? 'warning' : 'accent';
  const key = (more: string) => <kbd className={classes.key}>{`${command} ${more} ↵`}</kbd>;
  return (
    <Button.Group className={classes.send}>
      <Tooltip label={`${command} ↵`}>
        <Button type="submit" size="compact-md" disabled={!ready} color={color}>
          {note ? t('composer.addNote') : t('composer.send')}
        </Button>
      </Tooltip>
      <Menu position="top-end" width={340} opened={opened} onChange={setOpened}>
        <Menu.Target>
          <Button size="compact-md" color={color} className={classes.more} aria-label={t('composer.moreWays')}>
            <IconChevronDown size={14} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item disabled={!ready} onClick={() => onSend({ becomes: { act: 'resolve' } })} rightSection={key('⇧')}>
            {note ? t('composer.noteAndResolve') : t('composer.sendAndResolve')}
          </Menu.Item>
          {note ? null : (
            <>
              <Menu.Item disabled={!ready} onClick={() => onSend({ becomes: { act: 'pend' } })} rightSection={key('⌥')}>
                {t('composer.sendAndPend')}
              </Menu.Item>
              <Menu.Item
                disabled={!ready}
                onClick={() => onSend({ becomes: { act: 'snooze', pause: { when: 'reply' } } })}
                rightSection={key('⌥ ⇧')}
              >
                {t('composer.sendAndSnooze')}
              </Menu.Item>
              {ready ? (
                <>
                  <Menu.Divider />
                  <Menu.Label>{t('sending.sendLater')}</Menu.Label>
                  <MomentChoices
                    onChoose={(at) => {
                      setOpened(false);
                      onSend({ send_at: at.toISOString() });
                    }}
                  />
                </>
              ) : null}
              <Menu.Divider />
              <TakeBackSeconds />
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}

type Seconds = Schema<'TakeBackShape'>;

const takeBackQuery = queryOptions({
  queryKey: ['me', 'take-back'],
  queryFn: ({ signal }) => api.get('/api/me/take-back', { signal }),
});

/** How long one may take back what one sent, by mail and in chats. */
function TakeBackSeconds() {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const { data } = useQuery(takeBackQuery);
  if (!data) return null;
  async function put(next: Seconds): Promise<void> {
    try {
      client.setQueryData(takeBackQuery.queryKey, await api.put('/api/me/take-back', { body: next }));
    } catch (error) {
      toastError(t('acts.failed'), error);
    }
  }
  return (
    <>
      <Menu.Label>{t('sending.seconds')}</Menu.Label>
      {(['mail_seconds', 'chat_seconds'] as const).map((which) => (
        <div key={which} className={classes.seconds}>
          <span>{t(`sending.${which}`)}</span>
          <SegmentedControl
            size="xs"
            aria-label={`${t('sending.seconds')}: ${t(`sending.${which}`)}`}
            value={String(data[which])}
            data={['0', '5', '10', '20']}
            onChange={(value) => void put({ ...data, [which]: Number(value) as Seconds['mail_seconds'] })}
          />
        </div>
      ))}
    </>
  );
}

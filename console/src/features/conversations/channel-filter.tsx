import { ActionIcon, Indicator, Menu } from '@mantine/core';
import { IconCheck, IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';

const route = getRouteApi('/shell/inbox/{-$conversationId}');

/** Show one channel only. */
export function ChannelFilter() {
  const { t } = useTranslation('conversations');
  const { channel } = route.useSearch();
  const navigate = route.useNavigate();
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: async ({ signal }) => (await api.get('/api/channels', { signal })).items,
  });
  const pick = (id: string | undefined) => void navigate({ search: (now) => ({ ...now, channel: id }) });
  const check = (on: boolean) => (on ? <IconCheck size={14} aria-hidden /> : null);
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <ActionIcon aria-label={t('list.channel')}>
          <Indicator disabled={!channel} size={7} color="accent">
            <IconFilter size={17} aria-hidden />
          </Indicator>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('list.channel')}</Menu.Label>
        <Menu.Item onClick={() => pick(undefined)} rightSection={check(!channel)}>
          {t('list.everyChannel')}
        </Menu.Item>
        {channels.data?.map((each) => (
          <Menu.Item key={each.id} onClick={() => pick(each.id)} rightSection={check(each.id === channel)}>
            {each.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

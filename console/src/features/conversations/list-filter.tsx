import { ActionIcon, Indicator, Menu } from '@mantine/core';
import {
  IconAdjustments,
  IconBookmark,
  IconCheck,
  IconFilter,
  IconFlame,
  IconHourglassHigh,
} from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { tidy } from '../../lib/url-state';
import { LabelFilters } from './label-filters';
import { canBeKept, filtersOf } from './saved';
import { EMOTIONS, FEELINGS, INTENTS } from './signals';
import type { Naming } from './use-saved-views';
import { openView } from './view/open-view';
import { ViewNameModal } from './view-name-modal';
import { type InboxSearch, isNarrowed } from './views';

const route = getRouteApi('/shell/inbox/{-$conversationId}');
const KINDS = { feeling: FEELINGS, intent: INTENTS, emotion: EMOTIONS } as const;
type Kind = keyof typeof KINDS;

/** Show one channel only, or only what feels so, wants that, or is urgent. */
export function ListFilter() {
  const { t } = useTranslation('conversations');
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const put = (change: Partial<InboxSearch>) => void navigate({ search: (now) => tidy({ ...now, ...change }) });
  const channels = useQuery({
    queryKey: ['channels'],
    queryFn: async ({ signal }) => (await api.get('/api/channels', { signal })).items,
  });
  const [naming, setNaming] = useState<Naming>();
  const { channel, urgent } = search;
  const filtered = isNarrowed({ ...search, search: undefined, tag: undefined }) || search.sort !== undefined;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon aria-label={t('list.filter')}>
          <Indicator disabled={!filtered} size={7} color="accent">
            <IconFilter size={17} aria-hidden />
          </Indicator>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconHourglassHigh size={15} aria-hidden />}
          rightSection={checked(search.sort === 'due')}
          onClick={() => put({ sort: search.sort === 'due' ? undefined : 'due' })}
        >
          {t('list.dueFirst')}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFlame size={15} aria-hidden />}
          rightSection={checked(urgent === true)}
          onClick={() => put({ urgent: urgent ? undefined : true })}
        >
          {t('list.urgentOnly')}
        </Menu.Item>
        <Menu.Item leftSection={<IconAdjustments size={15} aria-hidden />} onClick={() => openView('new')}>
          {t('view.new')}
        </Menu.Item>
        <LabelFilters search={search} put={put} />
        {(Object.keys(KINDS) as Kind[]).map((kind) => (
          <SignalMenu key={kind} kind={kind} chosen={search[kind]} onPick={(value) => put({ [kind]: value })} />
        ))}
        <Menu.Divider />
        <Menu.Label>{t('list.channel')}</Menu.Label>
        <Menu.Item onClick={() => put({ channel: undefined })} rightSection={checked(!channel)}>
          {t('list.everyChannel')}
        </Menu.Item>
        {channels.data?.map((each) => (
          <Menu.Item
            key={each.id}
            onClick={() => put({ channel: each.id })}
            rightSection={checked(each.id === channel)}
          >
            {each.name}
          </Menu.Item>
        ))}
        {canBeKept(search) ? (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconBookmark size={15} aria-hidden />}
              onClick={() => setNaming({ name: '', filters: filtersOf(search) })}
            >
              {t('saved.keep')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
      <ViewNameModal naming={naming} onClose={() => setNaming(undefined)} />
    </Menu>
  );
}

type SignalProps = { kind: Kind; chosen: string | undefined; onPick: (value: string | undefined) => void };

/** One signal and its values; choosing the chosen one again takes it off. */
function SignalMenu({ kind, chosen, onPick }: SignalProps) {
  const { t } = useTranslation('conversations');
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item>
          {t(`signals.${kind}Name`)}
          {chosen ? `: ${t(`signals.${kind}.${chosen}`)}` : ''}
        </Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {KINDS[kind].map((value) => (
          <Menu.Item
            key={value}
            onClick={() => onPick(value === chosen ? undefined : value)}
            rightSection={checked(value === chosen)}
          >
            {t(`signals.${kind}.${value}`)}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

function checked(on: boolean) {
  return on ? <IconCheck size={14} aria-hidden /> : null;
}

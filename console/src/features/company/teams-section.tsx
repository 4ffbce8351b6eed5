import { Button, Modal, MultiSelect, TextInput } from '@mantine/core';
import { IconPlus, IconUsersGroup } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Fields, Row, Rows, Section } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { teammatesQuery, teamsQuery, useChange } from './queries';
import { RoutingModal } from './routing-modal';
import { ScheduleSelect } from './schedule-select';
import { SettingsForm } from './settings-form';
import type { Team } from './types';

type Opened = Team | 'new' | null;

/** Teammates who share work. */
export function TeamsSection() {
  const { t } = useTranslation('company');
  const mayEdit = useCan('teammates.edit');
  const teams = useQuery(teamsQuery);
  const [opened, setOpened] = useState<Opened>(null);
  const [routed, setRouted] = useState<Team | null>(null);
  const add = mayEdit ? (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
      {t('teamsPart.add')}
    </Button>
  ) : null;
  return (
    <Section title={t('sections.teams')} detail={t('teamsPart.detail')} act={teams.data?.length ? add : null}>
      {teams.isError ? <ErrorState error={teams.error} onRetry={() => void teams.refetch()} /> : null}
      {teams.isPending ? <ListSkeleton rows={2} /> : null}
      {teams.data?.length === 0 ? (
        <EmptyState icon={IconUsersGroup} title={t('teamsPart.none')} action={add}>
          {t('teamsPart.noneWords')}
        </EmptyState>
      ) : null}
      {teams.data?.length ? (
        <Rows label={t('sections.teams')}>
          {teams.data.map((team) => (
            <Row
              key={team.id}
              title={team.name}
              detail={team.teammates.map((each) => each.name).join(', ') || t('teamsPart.empty')}
            >
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => setRouted(team)}
                aria-label={t('routing.of', { name: team.name })}
              >
                {t('routing.act')}
              </Button>
              {mayEdit ? (
                <Button
                  variant="default"
                  size="compact-sm"
                  onClick={() => setOpened(team)}
                  aria-label={t('changeOf', { name: team.name })}
                >
                  {t('change')}
                </Button>
              ) : null}
            </Row>
          ))}
        </Rows>
      ) : null}
      {routed ? <RoutingModal team={routed} onClose={() => setRouted(null)} /> : null}
      <TeamModal opened={opened} onClose={() => setOpened(null)} />
    </Section>
  );
}

function TeamModal({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const { t } = useTranslation('company');
  const title = opened === 'new' || opened === null ? t('teamsPart.add') : opened.name;
  return (
    <Modal opened={opened !== null} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      {opened ? <TeamForm team={opened === 'new' ? null : opened} onClose={onClose} /> : null}
    </Modal>
  );
}

function TeamForm({ team, onClose }: { team: Team | null; onClose: () => void }) {
  const { t } = useTranslation('company');
  const teammates = useQuery(teammatesQuery).data ?? [];
  const maySeeHours = useCan('channels.read');
  const [name, setName] = useState(team?.name ?? '');
  const [members, setMembers] = useState(team?.teammates.map((each) => each.id) ?? []);
  const [schedule, setSchedule] = useState(team?.schedule_id ?? null);
  const body = { name, teammate_ids: members, schedule_id: schedule };
  const save = useChange(
    () => (team ? api.patch('/api/teams/{id}', { path: { id: team.id }, body }) : api.post('/api/teams', { body })),
    onClose,
  );
  const close = useChange(() => api.delete('/api/teams/{id}', { path: { id: team?.id ?? '' } }), onClose);
  return (
    <SettingsForm
      act={t('save')}
      busy={save.isPending}
      onSubmit={() => save.mutate(undefined)}
      beside={
        team ? (
          <Button variant="default" onClick={() => close.mutate(undefined)} loading={close.isPending}>
            {t('teamsPart.close')}
          </Button>
        ) : null
      }
    >
      <Fields wide>
        <TextInput
          label={t('name')}
          value={name}
          onChange={(typed) => setName(typed.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
          error={save.error?.message}
        />
        <MultiSelect
          label={t('sections.teammates')}
          data={teammates.filter((each) => each.active).map((each) => ({ value: each.id, label: each.name }))}
          value={members}
          onChange={setMembers}
          searchable
        />
        {maySeeHours ? (
          <ScheduleSelect
            label={t('teamsPart.hours')}
            none={t('teamsPart.companysHours')}
            value={schedule}
            onChange={setSchedule}
          />
        ) : null}
      </Fields>
    </SettingsForm>
  );
}

import { Checkbox, Modal, MultiSelect, NumberInput, Select, TagsInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Fields } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { toastDone } from '../../ui/toast';
import { channelsQuery, routingQuery, teamsQuery, useChange } from './queries';
import { RoutingMembers } from './routing-members';
import { SettingsForm } from './settings-form';
import classes from './teammate-modal.module.css';
import type { Routing, Team } from './types';

type Policy = Routing['policy'];
type Part = { policy: Policy; put: (change: Partial<Policy>) => void };
const WAYS = ['manual', 'round_robin', 'balanced'] as const;

/** How a team's conversations find somebody, and what its teammates take at once. */
export function RoutingModal({ team, onClose }: { team: Team; onClose: () => void }) {
  const { t } = useTranslation('company');
  const routing = useQuery(routingQuery(team.id));
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('routing.title', { name: team.name })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {routing.isPending ? <ListSkeleton rows={4} /> : null}
      {routing.isError && !routing.data ? (
        <ErrorState error={routing.error} onRetry={() => void routing.refetch()} />
      ) : null}
      {routing.data ? (
        <>
          <PolicyForm team={team} policy={routing.data.policy} waiting={routing.data.waiting} />
          <div className={classes.apart}>
            <RoutingMembers members={routing.data.members} />
          </div>
        </>
      ) : null}
    </Modal>
  );
}

function PolicyForm({ team, policy, waiting }: { team: Team; policy: Policy; waiting: number }) {
  const { t } = useTranslation('company');
  const mayEdit = useCan('teammates.edit');
  const [wanted, setWanted] = useState(policy);
  const put = (change: Partial<Policy>) => setWanted((now) => ({ ...now, ...change }));
  const save = useChange(
    () => api.put('/api/teams/{id}/routing', { path: { id: team.id }, body: wanted }),
    () => toastDone(t('saved')),
  );
  return (
    <SettingsForm
      act={t('save')}
      busy={save.isPending}
      readOnly={!mayEdit}
      onSubmit={() => save.mutate(undefined)}
      beside={
        <Text size="sm" c="dimmed" my="auto">
          {waiting ? t('routing.waiting', { count: waiting }) : t('routing.nobodyWaits')}
        </Text>
      }
    >
      <Whose policy={wanted} put={put} />
      {wanted.way === 'manual' ? null : <Giving team={team} policy={wanted} put={put} />}
    </SettingsForm>
  );
}

/** Whose conversations they are, and who comes first. */
function Whose({ policy, put }: Part) {
  const { t } = useTranslation('company');
  const channels = useQuery({ ...channelsQuery, enabled: useCan('channels.read') }).data ?? [];
  return (
    <Fields wide>
      <Select
        label={t('routing.way')}
        data={WAYS.map((way) => ({ value: way, label: t(`routing.ways.${way}`) }))}
        value={policy.way}
        onChange={(way) => put({ way: WAYS.find((each) => each === way) ?? policy.way })}
        allowDeselect={false}
      />
      {channels.length ? (
        <MultiSelect
          label={t('routing.channels')}
          data={channels.map((each) => ({ value: each.id, label: each.name }))}
          value={policy.channel_ids}
          onChange={(ids) => put({ channel_ids: ids })}
          disabled={policy.way === 'manual'}
          searchable
        />
      ) : null}
      <TagsInput label={t('routing.vip')} value={policy.vip_tags} onChange={(tags) => put({ vip_tags: tags })} />
    </Fields>
  );
}

/** How long for whom, and where to after that. */
function Giving({ policy, put, team }: Part & { team: Team }) {
  const { t } = useTranslation('company');
  return (
    <>
      <Checkbox
        label={t('routing.lastFirst')}
        checked={policy.last_first}
        onChange={(change) => put({ last_first: change.currentTarget.checked })}
      />
      <Fields>
        <Count
          label={t('routing.accept')}
          hint={t('routing.acceptHint')}
          value={policy.accept_within}
          least={10}
          onChange={(seconds) => put({ accept_within: seconds })}
        />
        <Count
          label={t('routing.widen')}
          hint={t('routing.widenHint')}
          value={policy.widen_after}
          onChange={(seconds) => put({ widen_after: seconds ?? 0 })}
        />
        <Count
          label={t('routing.misses')}
          value={policy.most_misses}
          least={1}
          most={20}
          onChange={(many) => put({ most_misses: many ?? 1 })}
        />
        <Overflow policy={policy} put={put} team={team} />
      </Fields>
    </>
  );
}

function Overflow({ policy, put, team }: Part & { team: Team }) {
  const { t } = useTranslation('company');
  const teams = (useQuery(teamsQuery).data ?? []).filter((each) => each.id !== team.id);
  return (
    <>
      <Select
        label={t('routing.overflow')}
        data={teams.map((each) => ({ value: each.id, label: each.name }))}
        value={policy.overflow_team_id}
        onChange={(id) => put({ overflow_team_id: id })}
        placeholder={t('routing.overflowNone')}
        clearable
        clearButtonProps={{ 'aria-label': t('routing.overflowNone') }}
      />
      {policy.overflow_team_id ? (
        <Count
          label={t('routing.overflowAfter')}
          value={policy.overflow_after}
          onChange={(seconds) => put({ overflow_after: seconds ?? 0 })}
        />
      ) : null}
    </>
  );
}

type CountProps = {
  label: string;
  hint?: string;
  value: number | null;
  least?: number;
  most?: number;
  onChange: (value: number | null) => void;
};

function Count({ label, hint, value, least = 0, most = 86_400, onChange }: CountProps) {
  return (
    <NumberInput
      label={label}
      description={hint}
      value={value ?? ''}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : null)}
      min={least}
      max={most}
      allowDecimal={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}

import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Fields } from '../../ui/card';
import { ShownOnce } from '../../ui/shown-once';
import { rolesQuery, teamsQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';

/** Ask somebody to come and work here. The link is shown too, for where no mail goes out. */
export function InviteModal({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('company');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('invite.title')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {opened ? <InviteForm onClose={onClose} /> : null}
    </Modal>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('company');
  const roles = useQuery(rolesQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const usual = roles.find((role) => role.built_in && role.name === 'Teammate')?.id ?? '';
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const [inTeams, setInTeams] = useState<string[]>([]);
  const invite = useChange(() =>
    api.post('/api/invitations', { body: { email, name: '', role_id: role ?? usual, team_ids: inTeams } }),
  );
  if (invite.data) {
    return (
      <Fields wide>
        <ShownOnce
          title={t('invite.link')}
          words={t(invite.data.mailed ? 'invite.mailed' : 'invite.notMailed', { email })}
          value={invite.data.url}
        />
        <Acts>
          <Button onClick={onClose}>{t('done')}</Button>
        </Acts>
      </Fields>
    );
  }
  return (
    <SettingsForm act={t('invite.act')} busy={invite.isPending} onSubmit={() => invite.mutate(undefined)}>
      <Fields wide>
        <TextInput
          label={t('email')}
          type="email"
          value={email}
          onChange={(typed) => setEmail(typed.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
          error={invite.error?.message}
        />
        <Select
          label={t('role')}
          data={roles.map(({ id, name }) => ({ value: id, label: name }))}
          value={role ?? usual}
          onChange={setRole}
          allowDeselect={false}
        />
        <MultiSelect
          label={t('teams')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={inTeams}
          onChange={setInTeams}
          placeholder={teams.length === 0 ? t('teamsPart.none') : undefined}
          disabled={teams.length === 0}
        />
      </Fields>
    </SettingsForm>
  );
}

import { Button, Modal, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Fields } from '../../ui/card';
import { ShownOnce } from '../../ui/shown-once';
import { toastUndo } from '../../ui/toast';
import { rolesQuery, teamsQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import classes from './teammate-modal.module.css';
import type { Teammate } from './types';

const PATH = '/api/teammates/{id}';

/** Change a teammate: name, role, teams; let them back in; say that they have left. */
export function TeammateModal({ teammate, onClose }: { teammate: Teammate; onClose: () => void }) {
  const { t } = useTranslation('company');
  const roles = useQuery(rolesQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const [name, setName] = useState(teammate.name);
  const [role, setRole] = useState(teammate.role.id);
  const [inTeams, setInTeams] = useState(teammate.teams.map((team) => team.id));
  const path = { id: teammate.id };
  const change = useChange(() => api.patch(PATH, { path, body: { name, role_id: role, team_ids: inTeams } }), onClose);
  return (
    <Modal opened onClose={onClose} title={teammate.name} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <SettingsForm act={t('save')} busy={change.isPending} onSubmit={() => change.mutate(undefined)}>
        <Fields wide>
          <TextInput
            label={t('name')}
            value={name}
            onChange={(typed) => setName(typed.currentTarget.value)}
            required
            withAsterisk={false}
            data-autofocus
          />
          <Select
            label={t('role')}
            data={roles.map((each) => ({ value: each.id, label: each.name }))}
            value={role}
            onChange={(value) => setRole(value ?? role)}
            allowDeselect={false}
          />
          <MultiSelect
            label={t('teams')}
            data={teams.map((each) => ({ value: each.id, label: each.name }))}
            value={inTeams}
            onChange={setInTeams}
            placeholder={teams.length === 0 ? t('teamsPart.none') : undefined}
            disabled={teams.length === 0}
          />
        </Fields>
      </SettingsForm>
      <WayIn teammate={teammate} onClose={onClose} />
    </Modal>
  );
}

/** A link to a new password, the second step, and whether they work here. */
function WayIn({ teammate, onClose }: { teammate: Teammate; onClose: () => void }) {
  const { t } = useTranslation('company');
  const path = { id: teammate.id };
  const link = useChange(() => api.post('/api/teammates/{id}/reset-link', { path }));
  const second = useChange(() => api.delete('/api/teammates/{id}/totp', { path }), onClose);
  const place = useChange(
    (active: boolean) => api.patch(PATH, { path, body: { active } }),
    (changed) => {
      onClose();
      if (!changed.active) toastUndo(t('teammates.hasLeft', { name: teammate.name }), () => void place.mutate(true));
    },
  );
  return (
    <div className={classes.apart}>
      {link.data ? <ShownOnce title={t('reset.title')} words={t('reset.words')} value={link.data.url} /> : null}
      <Acts>
        {teammate.second_step ? (
          <Button variant="default" onClick={() => second.mutate(undefined)}>
            {t('teammates.dropSecondStep')}
          </Button>
        ) : null}
        {teammate.active ? (
          <Button variant="default" onClick={() => link.mutate(undefined)} loading={link.isPending}>
            {t('reset.act')}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => place.mutate(!teammate.active)} loading={place.isPending}>
          {t(teammate.active ? 'teammates.leave' : 'teammates.return')}
        </Button>
      </Acts>
    </div>
  );
}

import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan, useMe } from '../../lib/me';
import { Fields, Row, Rows, Section } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { permissionsQuery, rolesQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import type { Role } from './types';

type Opened = Role | 'new' | null;

/** What teammates may do. */
export function RolesSection() {
  const { t } = useTranslation('company');
  const mayEdit = useCan('roles.edit');
  const roles = useQuery(rolesQuery);
  const [opened, setOpened] = useState<Opened>(null);
  return (
    <Section
      title={t('sections.roles')}
      detail={t('roles.detail')}
      act={
        mayEdit ? (
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpened('new')}>
            {t('roles.add')}
          </Button>
        ) : null
      }
    >
      {roles.isError ? <ErrorState error={roles.error} onRetry={() => void roles.refetch()} /> : null}
      {roles.isPending ? <ListSkeleton rows={4} /> : null}
      {roles.data ? (
        <Rows label={t('sections.roles')}>
          {roles.data.map((role) => (
            <Row
              key={role.id}
              title={
                <>
                  {role.name}
                  {role.built_in ? <StatusPill>{t('roles.builtIn')}</StatusPill> : null}
                </>
              }
              detail={`${t('roles.have', { count: role.teammates })} · ${t('roles.allows', { count: role.permissions.length })}`}
            >
              <Button
                variant="default"
                size="compact-sm"
                onClick={() => setOpened(role)}
                aria-label={`${t(role.built_in || !mayEdit ? 'look' : 'change')}: ${role.name}`}
              >
                {t(role.built_in || !mayEdit ? 'look' : 'change')}
              </Button>
            </Row>
          ))}
        </Rows>
      ) : null}
      <Modal
        closeButtonProps={{ 'aria-label': t('ui:close') }}
        opened={opened !== null}
        onClose={() => setOpened(null)}
        title={opened && opened !== 'new' ? opened.name : t('roles.add')}
        size="lg"
      >
        {opened ? <RoleForm role={opened === 'new' ? null : opened} onClose={() => setOpened(null)} /> : null}
      </Modal>
    </Section>
  );
}

function RoleForm({ role, onClose }: { role: Role | null; onClose: () => void }) {
  const { t } = useTranslation('company');
  const mine = useMe().teammate.permissions;
  const mayEdit = useCan('roles.edit') && !role?.built_in;
  const permissions = useQuery(permissionsQuery).data ?? [];
  const [name, setName] = useState(role?.name ?? '');
  const [chosen, setChosen] = useState(role?.permissions ?? []);
  const body = { name, permissions: chosen };
  const save = useChange(
    () => (role ? api.patch('/api/roles/{id}', { path: { id: role.id }, body }) : api.post('/api/roles', { body })),
    onClose,
  );
  const drop = useChange(() => api.delete('/api/roles/{id}', { path: { id: role?.id ?? '' } }), onClose);
  return (
    <SettingsForm
      act={t('save')}
      busy={save.isPending}
      onSubmit={() => save.mutate(undefined)}
      readOnly={!mayEdit}
      beside={
        role ? (
          <Button variant="default" onClick={() => drop.mutate(undefined)} loading={drop.isPending}>
            {t('roles.drop')}
          </Button>
        ) : null
      }
    >
      <Fields wide>
        {mayEdit ? (
          <TextInput
            label={t('name')}
            value={name}
            onChange={(typed) => setName(typed.currentTarget.value)}
            required
            withAsterisk={false}
            data-autofocus
            error={save.error?.message}
          />
        ) : null}
        <Checkbox.Group label={t('roles.may')} labelProps={{ mb: 'sm' }} value={chosen} onChange={setChosen}>
          <Fields>
            {permissions.map((each) => (
              <Checkbox
                key={each.name}
                value={each.name}
                label={each.sentence}
                description={each.name}
                disabled={!mayEdit || !mine.includes(each.name)}
              />
            ))}
          </Fields>
        </Checkbox.Group>
      </Fields>
    </SettingsForm>
  );
}

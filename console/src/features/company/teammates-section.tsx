import { Button } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { useLive } from '../../lib/use-live';
import { Avatar } from '../../ui/avatar';
import { Card, Row, Rows, Section } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { ListSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { InviteModal } from './invite-modal';
import { invitationsQuery, teammatesQuery, useChange } from './queries';
import { TeammateModal } from './teammate-modal';
import type { Teammate } from './types';

const route = getRouteApi('/shell/settings/{-$section}');

/** Who works here, and who is asked to. */
export function TeammatesSection() {
  const { t } = useTranslation('company');
  const mayEdit = useCan('teammates.edit');
  const [inviting, setInviting] = useState(false);
  const { teammate: opened } = route.useSearch();
  const navigate = route.useNavigate();
  const open = (id?: string) => void navigate({ search: (now) => ({ ...now, teammate: id }) });
  const teammates = useQuery(teammatesQuery);
  useLive('presence', () => void teammates.refetch());
  const chosen = teammates.data?.find((each) => each.id === opened);
  return (
    <Section
      title={t('sections.teammates')}
      detail={t('teammates.detail')}
      act={
        mayEdit ? (
          <Button leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setInviting(true)}>
            {t('teammates.invite')}
          </Button>
        ) : null
      }
    >
      {teammates.isError ? <ErrorState error={teammates.error} onRetry={() => void teammates.refetch()} /> : null}
      {teammates.isPending ? <ListSkeleton rows={4} avatar /> : null}
      {teammates.data ? (
        <Rows label={t('sections.teammates')}>
          {teammates.data.map((each) => (
            <TeammateRow key={each.id} teammate={each} onOpen={mayEdit ? () => open(each.id) : undefined} />
          ))}
        </Rows>
      ) : null}
      {mayEdit ? <Invitations /> : null}
      <InviteModal opened={inviting} onClose={() => setInviting(false)} />
      {chosen && mayEdit ? <TeammateModal key={chosen.id} teammate={chosen} onClose={() => open()} /> : null}
    </Section>
  );
}

function TeammateRow({ teammate, onOpen }: { teammate: Teammate; onOpen?: () => void }) {
  const { t } = useTranslation('company');
  const places = [teammate.email, ...teammate.teams.map((team) => team.name)];
  return (
    <Row
      left={<Avatar name={teammate.name} presence={teammate.active ? teammate.presence : undefined} />}
      title={
        <>
          {teammate.name}
          <StatusPill>{teammate.role.name}</StatusPill>
          {teammate.active ? null : <StatusPill tone="warning">{t('teammates.left')}</StatusPill>}
        </>
      }
      detail={places.join(' · ')}
      faded={!teammate.active}
    >
      {onOpen ? (
        <Button
          variant="default"
          size="compact-sm"
          onClick={onOpen}
          aria-label={t('changeOf', { name: teammate.name })}
        >
          {t('change')}
        </Button>
      ) : null}
    </Row>
  );
}

function Invitations() {
  const { t } = useTranslation('company');
  const invitations = useQuery(invitationsQuery);
  const withdraw = useChange((id: string) => api.delete('/api/invitations/{id}', { path: { id } }));
  if (!invitations.data || invitations.data.length === 0) return null;
  return (
    <Card title={t('invitations.title')} detail={t('invitations.detail')}>
      <Rows label={t('invitations.title')}>
        {invitations.data.map((invitation) => (
          <Row
            key={invitation.id}
            title={
              <>
                {invitation.email} <StatusPill>{invitation.role.name}</StatusPill>
              </>
            }
            detail={
              <>
                {t('invitations.until')} <TimeStamp at={invitation.ends_at} style="day" />
              </>
            }
          >
            <Button variant="default" size="compact-sm" onClick={() => withdraw.mutate(invitation.id)}>
              {t('invitations.withdraw')}
            </Button>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

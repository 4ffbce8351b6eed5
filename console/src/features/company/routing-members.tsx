import { Button, NumberInput, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan } from '../../lib/me';
import { Avatar } from '../../ui/avatar';
import { Card, Fields, Row, Rows } from '../../ui/card';
import { useChange } from './queries';
import { SettingsForm } from './settings-form';
import type { Routing } from './types';

type Member = Routing['members'][number];
const CHANNELS = ['chat', 'email', 'call'] as const;
const LABELS = { chat: 'routing.chats', email: 'routing.emails', call: 'routing.calls' } as const;

/** What each of a team takes at once, speaks and knows, and how much of it is in use. */
export function RoutingMembers({ members }: { members: Member[] }) {
  const { t } = useTranslation('company');
  const mayEdit = useCan('teammates.edit');
  const [opened, setOpened] = useState<string | null>(null);
  const chosen = members.find((each) => each.teammate_id === opened);
  return (
    <Card title={t('routing.members')} detail={t('routing.membersHint')}>
      <Rows label={t('routing.members')}>
        {members.map((member) => (
          <Row
            key={member.teammate_id}
            left={<Avatar name={member.name} presence={member.there ? 'online' : 'offline'} />}
            title={member.name}
            detail={<Takes member={member} />}
          >
            {mayEdit ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={t('changeOf', { name: member.name })}
                aria-expanded={opened === member.teammate_id}
                onClick={() => setOpened(opened === member.teammate_id ? null : member.teammate_id)}
              >
                {t('change')}
              </Button>
            ) : null}
          </Row>
        ))}
      </Rows>
      {chosen ? <CapacityForm key={chosen.teammate_id} member={chosen} onDone={() => setOpened(null)} /> : null}
    </Card>
  );
}

function Takes({ member }: { member: Member }) {
  const { t } = useTranslation('company');
  const { chat, email, call, languages, skills } = member.capacity;
  return [
    t(member.there ? 'routing.there' : 'routing.notThere'),
    t('routing.used', { used: Math.round(member.used) }),
    t('routing.takes', { chat, email, call }),
    languages.join(', ') || t('routing.any'),
    skills.join(', '),
  ]
    .filter(Boolean)
    .join(' · ');
}

function CapacityForm({ member, onDone }: { member: Member; onDone: () => void }) {
  const { t } = useTranslation('company');
  const [wanted, setWanted] = useState(member.capacity);
  const put = (change: Partial<Member['capacity']>) => setWanted((now) => ({ ...now, ...change }));
  const path = { id: member.teammate_id };
  const save = useChange(() => api.put('/api/teammates/{id}/capacity', { path, body: wanted }), onDone);
  const languages = wanted.languages.map((each) => each.toLowerCase());
  return (
    <SettingsForm act={t('save')} busy={save.isPending} onSubmit={() => save.mutate(undefined)}>
      <Fields>
        {CHANNELS.map((channel) => (
          <NumberInput
            key={channel}
            label={t(LABELS[channel])}
            value={wanted[channel]}
            onChange={(value) => put({ [channel]: Number(value) })}
            min={0}
            max={500}
            allowDecimal={false}
          />
        ))}
        <TagsInput
          label={t('routing.languages')}
          description={t('routing.languagesHint')}
          value={languages}
          onChange={(codes) => put({ languages: codes.map((each) => each.trim().toLowerCase()) })}
          maxLength={2}
        />
        <TagsInput
          label={t('routing.skills')}
          description={t('routing.skillsHint')}
          value={wanted.skills}
          onChange={(skills) => put({ skills })}
        />
      </Fields>
    </SettingsForm>
  );
}

import { Button, Menu, Modal, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBolt } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { wordsFor } from '../../../ui/error-state';
import { useActKinds } from '../batch/act-kinds';
import { ActItems } from '../batch/batch-menu';
import { NameField } from '../labels/card';
import labels from '../labels/labels.module.css';
import { teamsQuery } from '../queries';
import type { Act } from '../types';
import { ActChips } from './act-chips';
import { joined } from './act-words';
import classes from './macros.module.css';
import type { Macro } from './queries';
import { Read } from './read';
import { usePreparedChange } from './use-prepared-change';
import { WordsField } from './words-field';

type Props = { macro: Macro | null; variables: readonly string[]; onClose: () => void };

/** A macro is made or changed: its words with variables, what is done with it, and who has it. */
export function MacroDialog({ macro, variables, onClose }: Props) {
  const { t } = useTranslation('conversations');
  const [name, setName] = useState(macro?.name ?? '');
  const [body, setBody] = useState(macro?.body ?? '');
  const [acts, setActs] = useState<Act[]>(macro?.acts ?? []);
  const [whose, setWhose] = useState<string>(macro?.team?.id ?? macro?.audience ?? 'own');
  const save = usePreparedChange(
    'macros',
    () => {
      const isTeam = whose !== 'own' && whose !== 'everyone';
      const audience = whose === 'own' || whose === 'everyone' ? whose : 'team';
      const wish = { name, body, acts, audience, team_id: isTeam ? whose : null } as const;
      return macro
        ? api.put('/api/macros/{id}', { path: { id: macro.id }, body: wish })
        : api.post('/api/macros', { body: wish });
    },
    onClose,
  );
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={macro?.name ?? t('writing.add')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <form
        className={labels.form}
        onSubmit={(submitted) => {
          submitted.preventDefault();
          save.mutate();
        }}
      >
        <NameField value={name} onChange={setName} longest={80} />
        <WordsField
          label={t('writing.words')}
          help={t('writing.wordsHelp', { open: '{{', close: '}}' })}
          body={body}
          variables={variables}
          onChange={setBody}
        />
        <Preview body={body} />
        <div className={classes.does}>
          <ActChips acts={acts} label={t('writing.acts')} onChange={setActs} />
          <AddAct onAct={(act) => setActs(joined(acts, [act]))} />
        </div>
        <Whose value={whose} onChange={setWhose} />
        <Button type="submit" loading={save.isPending}>
          {t('labels.save')}
        </Button>
      </form>
    </Modal>
  );
}

/** The words as a customer we know would read them, and as somebody would of whom we know nothing. */
function Preview({ body }: { body: string }) {
  const { t } = useTranslation('conversations');
  const [asked] = useDebouncedValue(body, 250);
  const { data, error } = useQuery({
    queryKey: ['macros', 'preview', asked],
    queryFn: ({ signal }) => api.post('/api/macros/preview', { body: { body: asked }, signal }),
    enabled: asked.trim() !== '',
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (asked.trim() === '') return null;
  if (error) return <p className={classes.wrong}>{wordsFor(error, (key) => t(`ui:${key}`))}</p>;
  if (!data) return null;
  return (
    <div className={classes.previews}>
      {data.known === null ? null : (
        <Read
          label={data.customer ? t('writing.asRead', { name: data.customer }) : t('writing.asReadLast')}
          words={data.known}
        />
      )}
      <Read label={t('writing.asReadUnknown')} words={data.unknown} />
    </div>
  );
}

function AddAct({ onAct }: { onAct: (act: Act) => void }) {
  const { t } = useTranslation('conversations');
  const kinds = useActKinds(true).map((kind) => ({
    ...kind,
    choices: kind.choices.filter(({ act }) => !act.pause?.until),
  }));
  return (
    <Menu position="bottom-start" width={230}>
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<IconBolt size={14} aria-hidden />}>
          {t('writing.addAct')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ActItems kinds={kinds} onAct={onAct} />
      </Menu.Dropdown>
    </Menu>
  );
}

function Whose({ value, onChange }: { value: string; onChange: (whose: string) => void }) {
  const { t } = useTranslation('conversations');
  const manages = useCan('macros.edit');
  const teams = useQuery({ ...teamsQuery, enabled: manages }).data ?? [];
  if (!manages) return <p className={labels.soft}>{t('writing.yoursAlone')}</p>;
  return (
    <Select
      label={t('writing.whose')}
      data={[
        { value: 'own', label: t('writing.audiences.own') },
        { value: 'everyone', label: t('writing.audiences.everyone') },
        ...teams.map((each) => ({ value: each.id, label: each.name })),
      ]}
      value={value}
      onChange={(next) => next && onChange(next)}
      allowDeselect={false}
    />
  );
}

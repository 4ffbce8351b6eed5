import { Button, Menu, Modal, Select, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconBolt, IconBraces } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { wordsFor } from '../../../ui/error-state';
import { markdownToHtml } from '../../../ui/markdown';
import { SafeHtml } from '../../../ui/safe-html';
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
import { useMacroChange } from './use-macro-change';

type Props = { macro: Macro | null; variables: readonly string[]; onClose: () => void };

/** A macro is made or changed: its words with variables, what is done with it, and who has it. */
export function MacroDialog({ macro, variables, onClose }: Props) {
  const { t } = useTranslation('conversations');
  const [name, setName] = useState(macro?.name ?? '');
  const [body, setBody] = useState(macro?.body ?? '');
  const [acts, setActs] = useState<Act[]>(macro?.acts ?? []);
  const [whose, setWhose] = useState<string>(macro?.team?.id ?? macro?.audience ?? 'own');
  const save = useMacroChange(() => {
    const isTeam = whose !== 'own' && whose !== 'everyone';
    const audience = whose === 'own' || whose === 'everyone' ? whose : 'team';
    const wish = { name, body, acts, audience, team_id: isTeam ? whose : null } as const;
    return macro
      ? api.put('/api/macros/{id}', { path: { id: macro.id }, body: wish })
      : api.post('/api/macros', { body: wish });
  }, onClose);
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
        <Words body={body} variables={variables} onChange={setBody} />
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

type WordsProps = { body: string; variables: readonly string[]; onChange: (body: string) => void };

function Words({ body, variables, onChange }: WordsProps) {
  const { t } = useTranslation('conversations');
  const field = useRef<HTMLTextAreaElement>(null);
  function insert(variable: string): void {
    const box = field.current;
    const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [body.length, body.length];
    onChange(`${body.slice(0, from)}{{${variable}|}}${body.slice(to)}`);
    const at = from + variable.length + 3;
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(at, at);
    });
  }
  return (
    <div>
      <Textarea
        ref={field}
        label={t('writing.words')}
        description={t('writing.wordsHelp', { open: '{{', close: '}}' })}
        value={body}
        onChange={(typed) => onChange(typed.currentTarget.value)}
        autosize
        minRows={4}
        maxRows={12}
        required
        withAsterisk={false}
        maxLength={20_000}
        dir="auto"
      />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="subtle" size="compact-sm" leftSection={<IconBraces size={14} aria-hidden />}>
            {t('writing.variable')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {variables.map((each) => (
            <Menu.Item key={each} onClick={() => insert(each)}>
              {t(`writing.variables.${each.replace('.', '_')}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
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

function Read({ label, words }: { label: string; words: string }) {
  return (
    <figure className={classes.preview}>
      <figcaption className={labels.soft}>{label}</figcaption>
      <SafeHtml html={markdownToHtml(words)} />
    </figure>
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

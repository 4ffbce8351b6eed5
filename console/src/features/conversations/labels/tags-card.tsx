import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { HueDot } from '../../../ui/mark';
import { tagsQuery } from '../queries';
import { HUES } from '../tag-picker';
import type { Tag } from '../types';
import { BeneathField, LabelCard, LabelDialog, NameField } from './card';
import classes from './labels.module.css';
import { useLabelChange } from './queries';
import { treeOf } from './tree';

/** The words teammates put on conversations, as a tree with colours. */
export function TagsCard() {
  const { t } = useTranslation('conversations');
  const may = useCan('tags.edit');
  const tags = useQuery(tagsQuery);
  const [editing, setEditing] = useState<Tag | 'new'>();
  const tree = treeOf(tags.data ?? []);
  return (
    <LabelCard
      title={t('labels.tags')}
      words={t('labels.tagsWords')}
      add={t('labels.addTag')}
      onAdd={may ? () => setEditing('new') : undefined}
      query={tags}
    >
      {tree.length > 0 ? (
        <ul className={classes.rows}>
          {tree.map((tag) => (
            <li key={tag.id} className={classes.row} data-depth={tag.depth}>
              <HueDot kind="tag" name={tag.colour} />
              <span className={classes.name} dir="auto">
                {tag.name}
              </span>
              {may ? (
                <Button variant="subtle" size="compact-sm" onClick={() => setEditing(tag)}>
                  {t('labels.change')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {editing ? (
        <TagDialog
          tag={editing === 'new' ? null : editing}
          tags={tags.data ?? []}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </LabelCard>
  );
}

type DialogProps = { tag: Tag | null; tags: Tag[]; onClose: () => void };

function TagDialog({ tag, tags, onClose }: DialogProps) {
  const { t } = useTranslation('conversations');
  const [name, setName] = useState(tag?.name ?? '');
  const [colour, setColour] = useState<string | null>(tag?.colour ?? HUES[tags.length % HUES.length] ?? null);
  const [parent, setParent] = useState(tag?.parent_id ?? null);
  const [sure, setSure] = useState(false);
  const body = { name, colour, parent_id: parent };
  const save = useLabelChange(
    () => (tag ? api.patch('/api/tags/{id}', { path: { id: tag.id }, body }) : api.post('/api/tags', { body })),
    onClose,
  );
  const remove = useLabelChange(() => api.delete('/api/tags/{id}', { path: { id: tag?.id ?? '' } }), onClose);
  return (
    <LabelDialog
      title={tag?.name ?? t('labels.addTag')}
      onClose={onClose}
      onSave={() => save.mutate()}
      busy={save.isPending}
    >
      <NameField value={name} onChange={setName} error={save.error?.message} longest={40} />
      <Select
        label={t('labels.colour')}
        data={HUES.map((hue) => ({ value: hue, label: t(`labels.hues.${hue}`) }))}
        leftSection={<HueDot kind="tag" name={colour} />}
        value={colour}
        onChange={setColour}
        allowDeselect={false}
      />
      <BeneathField of={tag?.id ?? null} twigs={tags} value={parent} onChange={setParent} />
      {tag ? (
        <Button
          variant="subtle"
          color="negative"
          onClick={() => (sure ? remove.mutate() : setSure(true))}
          loading={remove.isPending}
        >
          {t(sure ? 'labels.removeTagSure' : 'labels.removeTag')}
        </Button>
      ) : null}
    </LabelDialog>
  );
}

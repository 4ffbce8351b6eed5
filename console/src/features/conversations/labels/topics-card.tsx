import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { useCan } from '../../../lib/me';
import { toastError } from '../../../ui/toast';
import { BeneathField, LabelActs, LabelCard, LabelDialog, NameField } from './card';
import classes from './labels.module.css';
import { type Topic, topicsQuery, useLabelChange } from './queries';
import { pathsOf } from './tree';

/** Why customers contact us, as a tree. */
export function TopicsCard() {
  const { t } = useTranslation('conversations');
  const may = useCan('tags.edit');
  const topics = useQuery(topicsQuery);
  const [editing, setEditing] = useState<Topic | 'new'>();
  const change = useLabelChange(({ id, is_archived }: Topic) =>
    api.patch('/api/topics/{id}', { path: { id }, body: { is_archived: !is_archived } }),
  );
  const tree = pathsOf(topics.data ?? []);
  return (
    <LabelCard
      title={t('labels.topics')}
      words={t('labels.topicsWords')}
      add={t('labels.addTopic')}
      onAdd={may ? () => setEditing('new') : undefined}
      query={topics}
    >
      {tree.length > 0 ? (
        <ul className={classes.rows}>
          {tree.map((topic) => (
            <li
              key={topic.id}
              className={classes.row}
              data-depth={topic.depth}
              data-gone={topic.isArchived ? '' : undefined}
            >
              <span className={classes.name} dir="auto">
                {topic.name}
              </span>
              {topic.is_archived ? <span className={classes.soft}>{t('labels.archived')}</span> : null}
              {may ? (
                <LabelActs
                  isArchived={topic.is_archived}
                  onChange={() => setEditing(topic)}
                  onArchive={() => change.mutate(topic, { onError: (error) => toastError(t('labels.failed'), error) })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {editing ? (
        <TopicDialog
          topic={editing === 'new' ? null : editing}
          topics={topics.data ?? []}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </LabelCard>
  );
}

type DialogProps = { topic: Topic | null; topics: Topic[]; onClose: () => void };

function TopicDialog({ topic, topics, onClose }: DialogProps) {
  const { t } = useTranslation('conversations');
  const [name, setName] = useState(topic?.name ?? '');
  const [parent, setParent] = useState(topic?.parent_id ?? null);
  const body = { name, parent_id: parent };
  const save = useLabelChange(
    () => (topic ? api.patch('/api/topics/{id}', { path: { id: topic.id }, body }) : api.post('/api/topics', { body })),
    onClose,
  );
  return (
    <LabelDialog
      title={topic?.name ?? t('labels.addTopic')}
      onClose={onClose}
      onSave={() => save.mutate()}
      busy={save.isPending}
    >
      <NameField value={name} onChange={setName} error={save.error?.message} longest={80} />
      <BeneathField of={topic?.id ?? null} twigs={topics} value={parent} onChange={setParent} />
    </LabelDialog>
  );
}

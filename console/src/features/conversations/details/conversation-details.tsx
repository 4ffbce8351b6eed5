import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../lib/me';
import { fieldsQuery, topicsQuery } from '../labels/queries';
import { pathsOf } from '../labels/tree';
import { teammatesQuery } from '../queries';
import type { Priority } from '../standing-acts';
import type { Conversation } from '../types';
import { useActs } from '../use-acts';
import { PRIORITIES } from '../views';
import { AboutInput } from './about-input';
import classes from './conversation-details.module.css';
import { useDescribe } from './describing-acts';
import { FieldInput } from './field-input';
import { Worked } from './worked';

const PHASES = ['before', 'during', 'after'] as const;

/** What teammates say of a conversation: each line is changed where it stands. */
export function ConversationDetails({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('conversations');
  const may = useCan('conversations.reply');
  const acts = useActs(conversation);
  const describe = useDescribe(conversation.id);
  const topics = pathsOf(useQuery(topicsQuery).data ?? []);
  const fields = useQuery(fieldsQuery).data ?? [];
  const offered = topics.filter((each) => !each.isArchived || each.id === conversation.topic?.id);
  const shown = fields.filter(
    (each) => !each.is_archived || conversation.fields.some((said) => said.field_id === each.id),
  );
  const look = { variant: 'unstyled', size: 'sm', readOnly: !may, classNames: { input: classes.input } } as const;
  const list = {
    withScrollArea: false,
    classNames: { input: classes.input, options: classes.options },
    comboboxProps: { width: 260, position: 'bottom-end' },
  } as const;
  return (
    <div className={classes.details}>
      <Line name={t('priority.priority')}>
        <Select
          {...look}
          {...list}
          aria-label={t('priority.priority')}
          data={PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) }))}
          value={conversation.priority}
          allowDeselect={false}
          onChange={(value) => value && acts.prioritise(value as Priority)}
        />
      </Line>
      {offered.length > 0 || conversation.topic ? (
        <Line name={t('details.topic')}>
          <Select
            {...look}
            {...list}
            data-detail="topic"
            aria-label={t('details.topic')}
            placeholder={t('details.none')}
            searchable
            nothingFoundMessage={t('details.noTopic')}
            data={offered.map((each) => ({ value: each.id, label: each.path }))}
            value={conversation.topic?.id ?? null}
            onChange={(topic) => describe({ topic })}
          />
        </Line>
      ) : null}
      <Line name={t('details.phase')}>
        <Select
          {...look}
          {...list}
          aria-label={t('details.phase')}
          placeholder={t('details.none')}
          data={PHASES.map((each) => ({ value: each, label: t(`details.phases.${each}`) }))}
          value={conversation.phase}
          onChange={(phase) => describe({ phase: phase as Conversation['phase'] })}
        />
      </Line>
      <Line name={t('details.about')}>
        <AboutInput key={JSON.stringify(conversation.about)} conversation={conversation} look={look} onSay={describe} />
      </Line>
      <Followers conversation={conversation} onSay={describe} />
      <Worked id={conversation.id} />
      {shown.map((field) => (
        <Line key={field.id} name={field.name}>
          <FieldInput
            key={JSON.stringify(conversation.fields.find((said) => said.field_id === field.id)?.value)}
            field={field}
            said={conversation.fields.find((said) => said.field_id === field.id)}
            look={look}
            onSay={(value) => describe({ field: field.id, value })}
          />
        </Line>
      ))}
    </div>
  );
}

export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span className={classes.name}>{name}</span>
      <div className={classes.value}>{children}</div>
    </div>
  );
}

type FollowersProps = { conversation: Conversation; onSay: ReturnType<typeof useDescribe> };

function Followers({ conversation, onSay }: FollowersProps) {
  const may = useCan('conversations.reply');
  const { t } = useTranslation('conversations');
  const teammates = useQuery(teammatesQuery).data ?? [];
  const chosen = conversation.followers.map((each) => each.id);
  const offered = teammates.filter((each) => each.active !== false || chosen.includes(each.id));
  return (
    <Line name={t('details.followers')}>
      <MultiSelect
        variant="unstyled"
        size="sm"
        readOnly={!may}
        withScrollArea={false}
        classNames={{ input: classes.input, pillsList: classes.pills, options: classes.options }}
        aria-label={t('details.followers')}
        placeholder={chosen.length === 0 ? t('details.nobody') : undefined}
        data={offered.map((each) => ({ value: each.id, label: each.name }))}
        value={chosen}
        onChange={(followers) => onSay({ followers })}
      />
    </Line>
  );
}

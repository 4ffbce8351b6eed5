import { ActionIcon, Button, MultiSelect, SegmentedControl, Select, TagsInput, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPARISONS, FIELDS, type Field, isWhole, LISTED, type Line, type Lines, linesOf, whenOf } from './conditions';
import { Part } from './part';
import classes from './promises.module.css';
import { channelsQuery, tagsQuery, teamsQuery, topicsQuery } from './queries';
import { type Plan, PRIORITIES } from './types';

type Props = { when: Plan['when']; onChange: (when: Plan['when']) => void };
const INTENTS = ['question', 'problem', 'complaint', 'praise', 'suggestion', 'thanks', 'cancellation'];
const FEELINGS = ['positive', 'neutral', 'negative'];

/** For which conversations a policy is: some lines that all hold, or any of them. */
export function ConditionsEditor({ when, onChange }: Props) {
  const { t } = useTranslation('promises');
  const [lines, setLines] = useState<Lines | null>(() => linesOf(when));
  if (lines === null) {
    return (
      <Part title={t('when')}>
        <p className={classes.hint}>{t('nested')}</p>
      </Part>
    );
  }
  const put = (next: Lines) => {
    setLines(next);
    onChange(whenOf({ ...next, lines: next.lines.filter(isWhole) }));
  };
  const change = (place: number, line: Line | null) =>
    put({ ...lines, lines: lines.lines.flatMap((each, index) => (index === place ? (line ?? []) : each)) });
  return (
    <Part title={t('when')} detail={lines.lines.length === 0 ? t('everything') : undefined}>
      {lines.lines.length > 1 ? (
        <SegmentedControl
          size="xs"
          aria-label={t('how')}
          value={lines.how}
          onChange={(how) => put({ ...lines, how: how === 'any' ? 'any' : 'all' })}
          data={(['all', 'any'] as const).map((each) => ({ value: each, label: t(`hows.${each}`) }))}
        />
      ) : null}
      {lines.lines.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own; its place is what it is
        <LineFields key={place} line={line} onChange={(next) => change(place, next)} />
      ))}
      <Button
        className={classes.start}
        variant="default"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() =>
          put({ ...lines, lines: [...lines.lines, { field: 'priority', fact: '', is: 'is', values: [] }] })
        }
      >
        {t('addCondition')}
      </Button>
    </Part>
  );
}

function LineFields({ line, onChange }: { line: Line; onChange: (line: Line | null) => void }) {
  const { t } = useTranslation('promises');
  const comparisons = LISTED.has(line.field) ? COMPARISONS.listed : COMPARISONS.free;
  const needs = line.is !== 'exists' && line.is !== 'missing';
  return (
    <div className={classes.line}>
      <Select
        size="xs"
        aria-label={t('field')}
        value={line.field}
        allowDeselect={false}
        onChange={(field) => onChange({ field: (field ?? 'priority') as Field, fact: '', is: 'is', values: [] })}
        data={FIELDS.map((each) => ({ value: each, label: t(`fields.${each.replace('.', '_')}`) }))}
      />
      {line.field === 'fact' ? (
        <TextInput
          size="xs"
          aria-label={t('fact')}
          placeholder={t('fact')}
          value={line.fact}
          onChange={(typed) => onChange({ ...line, fact: typed.currentTarget.value })}
        />
      ) : null}
      <Select
        size="xs"
        aria-label={t('comparison')}
        value={line.is}
        allowDeselect={false}
        onChange={(is) => onChange({ ...line, is: is ?? 'is' })}
        data={comparisons.map((each) => ({ value: each, label: t(`comparisons.${each}`) }))}
      />
      {needs ? <Values line={line} onChange={(values) => onChange({ ...line, values })} /> : null}
      <ActionIcon aria-label={t('removeCondition')} onClick={() => onChange(null)}>
        <IconTrash size={15} aria-hidden />
      </ActionIcon>
    </div>
  );
}

function Values({ line, onChange }: { line: Line; onChange: (values: string[]) => void }) {
  const { t } = useTranslation('promises');
  const channels = useQuery({ ...channelsQuery, enabled: line.field === 'channel' }).data ?? [];
  const teams = useQuery({ ...teamsQuery, enabled: line.field === 'team' }).data ?? [];
  const tags = useQuery({ ...tagsQuery, enabled: line.field === 'tag' }).data ?? [];
  const topics = useQuery({ ...topicsQuery, enabled: line.field === 'topic' }).data ?? [];
  const choices: Partial<Record<Field, { value: string; label: string }[]>> = {
    channel: channels.map((each) => ({ value: each.id, label: each.name })),
    team: teams.map((each) => ({ value: each.id, label: each.name })),
    tag: tags.map((each) => ({ value: each.id, label: each.name })),
    topic: topics.map((each) => ({ value: each.id, label: each.name })),
    channel_kind: ['chat', 'email'].map((each) => ({ value: each, label: t(`kinds.${each}`) })),
    priority: PRIORITIES.map((each) => ({ value: each, label: t(`priority.${each}`) })),
    intent: INTENTS.map((each) => ({ value: each, label: t(`intents.${each}`) })),
    feeling: FEELINGS.map((each) => ({ value: each, label: t(`feelings.${each}`) })),
  };
  const listed = choices[line.field];
  const common = {
    size: 'xs',
    'aria-label': t('values'),
    value: line.values,
    onChange,
    className: classes.values,
  } as const;
  return listed ? <MultiSelect {...common} data={listed} searchable /> : <TagsInput {...common} />;
}

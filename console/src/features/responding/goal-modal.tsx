import { Button, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { readLength, writeLength } from '../../lib/lengths';
import { channelsQuery, teamsQuery } from '../../lib/named';
import classes from './goal-modal.module.css';
import { type Goal, useGoalChange } from './queries';

const METRICS = ['first_response_time', 'next_response_time', 'response_time'] as const;
type Metric = (typeof METRICS)[number];
type Props = { opened: Goal | 'new' | null; onClose: () => void };

/** A goal to be set, or one to be changed: then only how many, and how soon. */
export function GoalModal({ opened, onClose }: Props) {
  const { t } = useTranslation('responding');
  return (
    <Modal
      opened={opened !== null}
      onClose={onClose}
      title={t(opened === 'new' ? 'goals.add' : 'goals.edit')}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {opened ? (
        <GoalForm
          key={opened === 'new' ? 'new' : opened.id}
          goal={opened === 'new' ? null : opened}
          onClose={onClose}
        />
      ) : null}
    </Modal>
  );
}

function GoalForm({ goal, onClose }: { goal: Goal | null; onClose: () => void }) {
  const { t } = useTranslation('responding');
  const [length, setLength] = useState(writeLength(goal?.seconds ?? 3600));
  const [share, setShare] = useState<number | string>(Math.round((goal?.share ?? 0.8) * 100));
  const [whose, setWhose] = useState<Whose>({
    metric: 'first_response_time',
    clock: 'business',
    team_id: null,
    channel_id: null,
  });
  const seconds = readLength(length);
  const reads = seconds !== undefined && typeof share === 'number' && share > 0;
  const body = { seconds: seconds ?? 0, share: Number(share) / 100 };
  const save = useGoalChange(
    () =>
      goal
        ? api.patch('/api/goals/{id}', { path: { id: goal.id }, body })
        : api.post('/api/goals', { body: { ...whose, ...body } }),
    onClose,
  );
  const remove = useGoalChange(() => api.delete('/api/goals/{id}', { path: { id: goal?.id ?? '' } }), onClose);
  return (
    <form
      className={classes.form}
      onSubmit={(submit) => {
        submit.preventDefault();
        save.mutate(undefined);
      }}
    >
      {goal ? null : <WhoseFields whose={whose} onChange={setWhose} />}
      <div className={classes.pair}>
        <NumberInput
          label={t('goals.shareOf')}
          value={share}
          onChange={setShare}
          min={1}
          max={100}
          suffix=" %"
          allowDecimal={false}
        />
        <TextInput
          label={t('goals.length')}
          value={length}
          onChange={(typed) => setLength(typed.currentTarget.value)}
          error={seconds === undefined ? t('goals.unread') : undefined}
        />
      </div>
      <div className={classes.acts}>
        {goal ? (
          <Button variant="default" onClick={() => remove.mutate(undefined)} loading={remove.isPending}>
            {t('goals.remove')}
          </Button>
        ) : null}
        <Button type="submit" disabled={!reads} loading={save.isPending}>
          {t(goal ? 'goals.save' : 'goals.add')}
        </Button>
      </div>
    </form>
  );
}

type Whose = { metric: Metric; clock: 'calendar' | 'business'; team_id: string | null; channel_id: string | null };

function WhoseFields({ whose, onChange }: { whose: Whose; onChange: (whose: Whose) => void }) {
  const { t } = useTranslation('responding');
  const teams = useQuery(teamsQuery).data ?? [];
  const channels = useQuery(channelsQuery).data ?? [];
  const put = (change: Partial<Whose>) => onChange({ ...whose, ...change });
  return (
    <>
      <Select
        label={t('goals.metric')}
        data={METRICS.map((each) => ({ value: each, label: t(`goals.metrics.${each}`) }))}
        value={whose.metric}
        onChange={(value) => put({ metric: METRICS.find((each) => each === value) ?? whose.metric })}
        allowDeselect={false}
      />
      <SegmentedControl
        aria-label={t('clock')}
        value={whose.clock}
        onChange={(value) => put({ clock: value === 'business' ? 'business' : 'calendar' })}
        data={(['calendar', 'business'] as const).map((each) => ({ value: each, label: t(each) }))}
      />
      <div className={classes.pair}>
        <Select
          label={t('by.team')}
          placeholder={t('all.team')}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={whose.team_id}
          onChange={(team_id) => put({ team_id })}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
        />
        <Select
          label={t('by.channel_id')}
          placeholder={t('all.channel_id')}
          data={channels.map(({ id, name }) => ({ value: id, label: name }))}
          value={whose.channel_id}
          onChange={(channel_id) => put({ channel_id })}
          clearable
          clearButtonProps={{ 'aria-label': t('clear') }}
        />
      </div>
    </>
  );
}

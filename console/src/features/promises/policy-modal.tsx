import { Button, Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { toastDone } from '../../ui/toast';
import { ActsEditor } from './acts-editor';
import { ConditionsEditor } from './conditions-editor';
import { Part } from './part';
import { PlanPreview } from './plan-preview';
import classes from './promises.module.css';
import { useChange } from './queries';
import { TargetsGrid } from './targets-grid';
import type { Plan, Policy } from './types';
import { WarningField } from './warning-field';

type Props = { opened: Policy | 'new' | null; mayEdit: boolean; onClose: () => void };

const FRESH: Plan = {
  when: { all: [] },
  clock: 'business',
  targets: {
    first_response: { seconds: { urgent: 1800, high: 3600, normal: 14_400, low: 28_800 }, pauses: false },
    next_response: { seconds: { urgent: 3600, high: 7200, normal: 14_400, low: 28_800 }, pauses: false },
    full_resolution: { seconds: { urgent: 14_400, high: 28_800, normal: 86_400, low: 144_000 }, pauses: true },
  },
  warn_share: 0.75,
  warn_seconds: null,
  acts: {},
};

/** One policy: for which conversations, how long for what, by which clock, and what is done about it. */
export function PolicyModal({ opened, mayEdit, onClose }: Props) {
  const { t } = useTranslation('promises');
  const title = opened === 'new' || opened === null ? t('add') : opened.name;
  return (
    <Modal
      opened={opened !== null}
      onClose={onClose}
      title={title}
      size="xl"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {opened ? <PolicyForm policy={opened === 'new' ? null : opened} mayEdit={mayEdit} onClose={onClose} /> : null}
    </Modal>
  );
}

function PolicyForm({ policy, mayEdit, onClose }: { policy: Policy | null; mayEdit: boolean; onClose: () => void }) {
  const { t } = useTranslation('promises');
  const [name, setName] = useState(policy?.name ?? '');
  const [plan, setPlan] = useState<Plan>(policy?.plan ?? FRESH);
  const put = (change: Partial<Plan>) => setPlan({ ...plan, ...change });
  const body = { name, plan };
  const save = useChange(
    () =>
      policy ? api.patch('/api/policies/{id}', { path: { id: policy.id }, body }) : api.post('/api/policies', { body }),
    () => {
      toastDone(t('saved'));
      onClose();
    },
  );
  const remove = useChange(() => api.delete('/api/policies/{id}', { path: { id: policy?.id ?? '' } }), onClose);
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        save.mutate(undefined);
      }}
    >
      <fieldset className={classes.form} disabled={!mayEdit}>
        <TextInput
          label={t('name')}
          value={name}
          onChange={(typed) => setName(typed.currentTarget.value)}
          required
          withAsterisk={false}
          data-autofocus
        />
        <ConditionsEditor when={plan.when} onChange={(when) => put({ when })} />
        <Part title={t('targets')} detail={t(`clockWords.${plan.clock}`)}>
          <SegmentedControl
            size="xs"
            aria-label={t('clock')}
            value={plan.clock}
            onChange={(clock) => put({ clock: clock === 'calendar' ? 'calendar' : 'business' })}
            data={(['business', 'calendar'] as const).map((each) => ({ value: each, label: t(`clocks.${each}`) }))}
          />
          <TargetsGrid targets={plan.targets} onChange={(targets) => put({ targets })} />
          <WarningField plan={plan} onChange={put} />
        </Part>
        <ActsEditor acts={plan.acts} onChange={(acts) => put({ acts })} />
      </fieldset>
      <PlanPreview plan={plan} />
      {mayEdit ? (
        <div className={classes.foot}>
          {policy ? (
            <Button variant="default" onClick={() => remove.mutate(undefined)} loading={remove.isPending}>
              {t('remove')}
            </Button>
          ) : null}
          <Button type="submit" loading={save.isPending}>
            {t(policy ? 'save' : 'make')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

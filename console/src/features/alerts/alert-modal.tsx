import { Button, Modal, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { readLength, writeLength } from '../../lib/lengths';
import classes from './alerts.module.css';
import { MailboxesField } from './mailboxes-field';
import { useChange } from './queries';
import { ABOUTS, type About, type Alert, OF_MAILBOXES, OF_MANY, type Plan } from './types';
import { WhenField } from './when-field';
import { WhomField } from './whom-field';

type Props = { opened: Alert | 'new' | null; mayEdit: boolean; onClose: () => void };

const FRESH: Plan = {
  about: 'waiting',
  when: { all: [] },
  seconds: 3600,
  clock: 'calendar',
  count: null,
  times: null,
  channel_ids: [],
  to: ['assignee', 'team'],
  teammate_ids: [],
  team_ids: [],
  mail: false,
  target_ids: [],
};

/** One alert: what it tells of, in which conversations, and whom. */
export function AlertModal({ opened, mayEdit, onClose }: Props) {
  const { t } = useTranslation('alerts');
  return (
    <Modal
      opened={opened !== null}
      onClose={onClose}
      title={opened === 'new' || opened === null ? t('add') : opened.name}
      size="lg"
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      {opened ? <AlertForm alert={opened === 'new' ? null : opened} mayEdit={mayEdit} onClose={onClose} /> : null}
    </Modal>
  );
}

/** What an alert about this needs to be told, from what is there. */
function fitting(plan: Plan, about: About): Plan {
  const seconds = about === 'waiting' ? 3600 : about === 'follow_up' ? 900 : null;
  return {
    ...plan,
    about,
    seconds,
    count: about === 'unassigned' ? 10 : null,
    times: about === 'mailbox_silent' ? 6 : null,
    to: OF_MANY.has(about) ? [] : plan.to,
  };
}

function AlertForm({ alert, mayEdit, onClose }: { alert: Alert | null; mayEdit: boolean; onClose: () => void }) {
  const { t } = useTranslation('alerts');
  const [name, setName] = useState(alert?.name ?? '');
  const [plan, setPlan] = useState<Plan>(alert?.plan ?? FRESH);
  const put = (change: Partial<Plan>) => setPlan({ ...plan, ...change });
  const body = { name, plan };
  const save = useChange(
    () => (alert ? api.patch('/api/alerts/{id}', { path: { id: alert.id }, body }) : api.post('/api/alerts', { body })),
    onClose,
  );
  const remove = useChange(() => api.delete('/api/alerts/{id}', { path: { id: alert?.id ?? '' } }), onClose);
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
          maxLength={80}
          data-autofocus
        />
        <Select
          label={t('what')}
          description={t(`aboutWords.${plan.about}`)}
          value={plan.about}
          allowDeselect={false}
          onChange={(about) => setPlan(fitting(plan, (about ?? 'waiting') as About))}
          data={ABOUTS.map((each) => ({ value: each, label: t(`about.${each}`) }))}
        />
        <Limit key={plan.about} plan={plan} onChange={put} />
        {OF_MAILBOXES.has(plan.about) ? <MailboxesField plan={plan} onChange={put} /> : null}
        {OF_MAILBOXES.has(plan.about) || plan.about === 'slower' ? null : (
          <WhenField when={plan.when} onChange={(when) => put({ when })} />
        )}
        <WhomField plan={plan} onChange={put} />
      </fieldset>
      {mayEdit ? (
        <div className={classes.foot}>
          {alert ? (
            <Button variant="default" onClick={() => remove.mutate(undefined)} loading={remove.isPending}>
              {t('remove')}
            </Button>
          ) : null}
          <Button type="submit" loading={save.isPending}>
            {t(alert ? 'save' : 'make')}
          </Button>
        </div>
      ) : null}
    </form>
  );
}

type PartProps = { plan: Plan; onChange: (change: Partial<Plan>) => void };

/** From when on, or from how many on, there is an alarm. */
function Limit({ plan, onChange }: PartProps) {
  const { t } = useTranslation('alerts');
  const [typed, setTyped] = useState(plan.seconds ? writeLength(plan.seconds) : '');
  const seconds = readLength(typed);
  if (plan.about === 'unassigned') {
    return (
      <NumberInput
        label={t('fromCount')}
        value={plan.count ?? 10}
        min={1}
        max={100_000}
        allowDecimal={false}
        onChange={(count) => onChange({ count: Number(count) || 1 })}
      />
    );
  }
  if (plan.about !== 'waiting' && plan.about !== 'follow_up') return null;
  return (
    <>
      <TextInput
        label={t(`length.${plan.about}`)}
        placeholder={t('lengthExample')}
        value={typed}
        error={typed !== '' && seconds === undefined ? t('lengthWrong') : null}
        required={plan.about === 'waiting'}
        withAsterisk={false}
        onChange={(change) => {
          setTyped(change.currentTarget.value);
          onChange({ seconds: readLength(change.currentTarget.value) ?? null });
        }}
      />
      {plan.about === 'waiting' ? (
        <SegmentedControl
          size="xs"
          aria-label={t('clock')}
          value={plan.clock}
          onChange={(clock) => onChange({ clock: clock === 'business' ? 'business' : 'calendar' })}
          data={(['calendar', 'business'] as const).map((each) => ({ value: each, label: t(`clocks.${each}`) }))}
        />
      ) : null}
    </>
  );
}

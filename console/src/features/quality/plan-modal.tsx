import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { useMe } from '../../lib/me';
import { toastDone } from '../../ui/toast';
import classes from './quality.module.css';
import { type Plan, useChange, usualSample } from './queries';
import { SampleFields } from './sample-fields';
import { WEEKDAYS, weekdayOf } from './weekdays';

/** What is drawn by itself every week, and when. `plan`: the one that is changed; null: a new one. */
export function PlanModal({ plan, onClose }: { plan: Plan | null; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const { locale, companyZone } = usePlace();
  const usual = usualSample(useMe().teammate.id);
  const [sample, setSample] = useState(plan?.sample ?? usual);
  const [weekday, setWeekday] = useState(plan?.weekday ?? 1);
  const [at, setAt] = useState((plan?.at ?? '09:00:00').slice(0, 5));
  const save = useChange(
    () => {
      const body = { sample, weekday, at: `${at}:00` };
      return plan
        ? api.put('/api/sample-plans/{id}', { path: { id: plan.id }, body })
        : api.post('/api/sample-plans', { body });
    },
    () => {
      toastDone(t('plan.saved'));
      onClose();
    },
  );
  return (
    <Modal opened onClose={onClose} title={t('plan.draw')} closeButtonProps={{ 'aria-label': t('ui:close') }}>
      <form
        className={classes.answer}
        onSubmit={(submit) => {
          submit.preventDefault();
          save.mutate(undefined);
        }}
      >
        <div className={classes.moment}>
          <Select
            label={t('plan.weekday')}
            allowDeselect={false}
            data={WEEKDAYS.map((day) => ({ value: String(day), label: weekdayOf(day, locale) }))}
            value={String(weekday)}
            onChange={(value) => setWeekday(Number(value))}
          />
          <TextInput
            type="time"
            label={t('plan.at')}
            required
            value={at}
            onChange={(typed) => setAt(typed.currentTarget.value)}
          />
        </div>
        <p className={classes.hint}>{t('plan.zone', { zone: companyZone })}</p>
        <SampleFields sample={sample} onChange={setSample} />
        <div className={classes.acts}>
          <Button type="submit" loading={save.isPending} disabled={sample.reviewer_ids.length === 0}>
            {t('plan.save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

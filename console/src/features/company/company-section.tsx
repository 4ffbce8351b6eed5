import { Select, Switch, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { meQuery, useCan } from '../../lib/me';
import { Card, Fields, Section } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { CardSkeleton } from '../../ui/skeletons';
import { toastDone } from '../../ui/toast';
import { companyQuery, useChange } from './queries';
import { RuleList } from './rule-list';
import { ScheduleSelect } from './schedule-select';
import { SettingsForm } from './settings-form';
import type { Company, Stage } from './types';
import { ZONES } from './zones';

const STAGES = ['awareness', 'consideration', 'purchase', 'onboarding', 'use', 'support', 'loyalty'];
const DEPARTMENTS = ['marketing', 'sales', 'service', 'product', 'fulfilment', 'billing'];
const CURRENCIES = Intl.supportedValuesOf('currency');

/** The company: its name, place and money, and which touchpoint belongs to which department and stage. */
export function CompanySection() {
  const { t } = useTranslation('company');
  const company = useQuery(companyQuery);
  return (
    <Section title={t('sections.company')} detail={t('companyPart.detail')}>
      {company.isError ? <ErrorState error={company.error} onRetry={() => void company.refetch()} /> : null}
      {company.isPending ? <CardSkeleton height={320} /> : null}
      {company.data ? <CompanyForm company={company.data} /> : null}
    </Section>
  );
}

function CompanyForm({ company }: { company: Company }) {
  const { t } = useTranslation('company');
  const mayEdit = useCan('company.edit');
  const client = useQueryClient();
  const [form, setForm] = useState(company);
  const put = (change: Partial<Company>) => setForm({ ...form, ...change });
  const save = useChange(
    () => api.patch('/api/company', { body: form }),
    () => {
      void client.invalidateQueries({ queryKey: meQuery.queryKey });
      toastDone(t('saved'));
    },
  );
  return (
    <SettingsForm act={t('save')} busy={save.isPending} onSubmit={() => save.mutate(undefined)} readOnly={!mayEdit}>
      <Fields wide>
        <Card title={t('companyPart.place')}>
          <PlaceFields form={form} put={put} />
          <Switch
            label={t('companyPart.compares')}
            description={t('companyPart.comparesWords')}
            checked={form.compares_teammates}
            onChange={(change) => put({ compares_teammates: change.currentTarget.checked })}
          />
        </Card>
        <Card title={t('companyPart.departments')} detail={t('companyPart.departmentsWords')}>
          <RuleList
            label={t('companyPart.department')}
            rules={form.departments.map(({ match, department }) => ({ match, target: department }))}
            targets={DEPARTMENTS}
            onChange={(rules) =>
              put({ departments: rules.map(({ match, target }) => ({ match, department: target })) })
            }
          />
        </Card>
        <Card title={t('companyPart.stages')} detail={t('companyPart.stagesWords')}>
          <RuleList
            label={t('companyPart.stage')}
            rules={form.stages.map(({ match, stage }) => ({ match, target: stage }))}
            targets={STAGES}
            onChange={(rules) => put({ stages: rules.map(({ match, target }) => ({ match, stage: target as Stage })) })}
          />
        </Card>
      </Fields>
    </SettingsForm>
  );
}

function PlaceFields({ form, put }: { form: Company; put: (change: Partial<Company>) => void }) {
  const { t } = useTranslation('company');
  return (
    <Fields>
      <TextInput
        label={t('name')}
        value={form.name}
        onChange={(typed) => put({ name: typed.currentTarget.value })}
        required
        withAsterisk={false}
      />
      <Select
        label={t('zone')}
        data={ZONES}
        value={form.time_zone}
        onChange={(zone) => put({ time_zone: zone ?? form.time_zone })}
        searchable
        allowDeselect={false}
      />
      <Select
        label={t('companyPart.currency')}
        data={CURRENCIES}
        value={form.currency}
        onChange={(currency) => put({ currency: currency ?? form.currency })}
        searchable
        allowDeselect={false}
      />
      <Select
        label={t('companyPart.weekStart')}
        data={['1', '6', '7'].map((day) => ({ value: day, label: t(`weekStart.${day}`) }))}
        value={String(form.week_start)}
        onChange={(day) => put({ week_start: Number(day) })}
        allowDeselect={false}
      />
      <ScheduleSelect
        label={t('companyPart.hours')}
        value={form.schedule_id}
        onChange={(id) => put({ schedule_id: id })}
      />
    </Fields>
  );
}

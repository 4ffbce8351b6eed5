import { Button, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { useCan, useMe } from '../../lib/me';
import { Card, Fields, Section } from '../../ui/card';
import { ErrorState } from '../../ui/error-state';
import { CardSkeleton } from '../../ui/skeletons';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import { toastDone } from '../../ui/toast';
import { CalendarPick, CalendarsCard } from './calendars-card';
import { ClosedUntil } from './closed-until';
import { HolidayList } from './holiday-list';
import { fieldOf, HoursAhead } from './hours-ahead';
import { planned } from './planned';
import { PublicHolidayFields } from './public-holiday-fields';
import { schedulesQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import type { Hours, Schedule } from './types';
import { WeekEditor } from './week-editor';
import { ZONES } from './zones';

/** When somebody is there: the clock that promises and "we are away" go by. */
export function HoursSection() {
  const { t } = useTranslation('company');
  const schedules = useQuery(schedulesQuery);
  const zone = useMe().company.time_zone;
  const mayEdit = useCan('channels.edit');
  const add = useChange(() =>
    api.post('/api/schedules', { body: { name: t('hours.newName'), hours: { time_zone: zone, week: {} } } }),
  );
  return (
    <Section
      title={t('sections.hours')}
      detail={t('hours.detail')}
      act={
        mayEdit ? (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => add.mutate(undefined)}
            loading={add.isPending}
          >
            {t('hours.add')}
          </Button>
        ) : null
      }
    >
      {schedules.isError ? <ErrorState error={schedules.error} onRetry={() => void schedules.refetch()} /> : null}
      {schedules.isPending ? <CardSkeleton height={360} /> : null}
      {schedules.data?.map((schedule) => (
        <ScheduleForm key={`${schedule.id} ${schedule.versions.length}`} schedule={schedule} mayEdit={mayEdit} />
      ))}
      <CalendarsCard mayEdit={mayEdit} />
    </Section>
  );
}

function ScheduleForm({ schedule, mayEdit }: { schedule: Schedule; mayEdit: boolean }) {
  const { t } = useTranslation('company');
  const [name, setName] = useState(schedule.name);
  const [hours, setHours] = useState<Hours>(schedule.hours);
  const [from, setFrom] = useState('');
  const ahead = planned(schedule.versions, Date.now());
  const put = (change: Partial<Hours>) => setHours({ ...hours, ...change });
  const save = useChange(
    () =>
      api.put('/api/schedules/{id}', {
        path: { id: schedule.id },
        body: { name, hours, from_at: from ? new Date(from).toISOString() : null },
      }),
    () => toastDone(t(from ? 'hours.savedAhead' : 'hours.saved')),
  );
  return (
    <Card title={schedule.name} act={<OpenState schedule={schedule} />}>
      <SettingsForm
        act={t(from ? 'hours.saveAhead' : 'hours.save')}
        busy={save.isPending}
        onSubmit={() => save.mutate(undefined)}
        readOnly={!mayEdit}
      >
        <Fields wide>
          <Fields>
            <TextInput
              label={t('name')}
              value={name}
              onChange={(typed) => setName(typed.currentTarget.value)}
              required
              withAsterisk={false}
            />
            <Select
              label={t('zone')}
              data={ZONES}
              value={hours.time_zone}
              onChange={(zone) => put({ time_zone: zone ?? hours.time_zone })}
              searchable
              allowDeselect={false}
            />
          </Fields>
          <WeekEditor week={hours.week} onChange={(week) => put({ week })} />
          <PublicHolidayFields value={hours.public_holidays} onChange={(public_holidays) => put({ public_holidays })} />
          <CalendarPick ids={hours.calendars} onChange={(ids) => put({ calendars: ids })} />
          <HolidayList holidays={hours.holidays} onChange={(holidays) => put({ holidays })} />
          <ClosedUntil until={hours.closed_until} onChange={(closed_until) => put({ closed_until })} />
          <HoursAhead
            versions={ahead}
            from={from}
            onFrom={setFrom}
            onTake={(version) => {
              setHours(version.hours);
              setFrom(fieldOf(new Date(version.from_at)));
            }}
          />
        </Fields>
      </SettingsForm>
    </Card>
  );
}

function OpenState({ schedule }: { schedule: Schedule }) {
  const { t } = useTranslation('company');
  if (schedule.open_now) return <StatusPill tone="positive">{t('hours.openNow')}</StatusPill>;
  return (
    <StatusPill>
      {schedule.opens_next_at ? (
        <>
          {t('hours.opens')} <TimeStamp at={schedule.opens_next_at} style="day-time" />
        </>
      ) : (
        t('hours.neverOpen')
      )}
    </StatusPill>
  );
}

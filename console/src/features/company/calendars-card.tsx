import { Button, MultiSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { Card, Row, Rows } from '../../ui/card';
import { TimeStamp } from '../../ui/time-stamp';
import { toastDone } from '../../ui/toast';
import { calendarsQuery, useChange } from './queries';
import { SettingsForm } from './settings-form';
import type { Calendar } from './types';

/** Calendars that others keep (iCal feeds): opening hours may be closed on their whole days. */
export function CalendarsCard({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation('company');
  const [name, setName] = useState('');
  const [url, setUrl] = useState('');
  const calendars = useQuery(calendarsQuery).data ?? [];
  const add = useChange(
    () => api.post('/api/calendars', { body: { name, url } }),
    () => {
      toastDone(t('calendars.added'));
      setName('');
      setUrl('');
    },
  );
  if (!mayEdit && !calendars.length) return null;
  return (
    <Card title={t('calendars.title')} detail={t('calendars.detail')}>
      {calendars.length ? (
        <Rows label={t('calendars.title')}>
          {calendars.map((calendar) => (
            <CalendarRow key={calendar.id} calendar={calendar} mayEdit={mayEdit} />
          ))}
        </Rows>
      ) : null}
      {mayEdit ? (
        <SettingsForm
          act={t('calendars.add')}
          busy={add.isPending}
          disabled={!name.trim() || url.trim().length < 8}
          onSubmit={() => add.mutate(undefined)}
        >
          <TextInput
            label={t('calendars.name')}
            placeholder={t('calendars.example')}
            value={name}
            maxLength={80}
            onChange={(typed) => setName(typed.currentTarget.value)}
          />
          <TextInput
            label={t('calendars.url')}
            placeholder="https://calendar.example/holidays.ics"
            value={url}
            maxLength={2000}
            onChange={(typed) => setUrl(typed.currentTarget.value)}
          />
        </SettingsForm>
      ) : null}
    </Card>
  );
}

/** The calendars that close these opening hours; nothing where there is none to choose. */
export function CalendarPick({ ids, onChange }: { ids: string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('company');
  const calendars = useQuery(calendarsQuery).data ?? [];
  return calendars.length ? (
    <MultiSelect
      label={t('calendars.closedOn')}
      data={calendars.map((each) => ({ value: each.id, label: each.name }))}
      value={ids}
      onChange={onChange}
      maxValues={5}
      placeholder={ids.length ? undefined : t('calendars.none')}
    />
  ) : null;
}

function CalendarRow({ calendar, mayEdit }: { calendar: Calendar; mayEdit: boolean }) {
  const { t } = useTranslation('company');
  const path = { id: calendar.id };
  const look = useChange(
    () => api.post('/api/calendars/{id}/look', { path }),
    () => toastDone(t('calendars.asked')),
  );
  const remove = useChange(() => api.delete('/api/calendars/{id}', { path }));
  return (
    <Row title={calendar.name} detail={<CalendarState calendar={calendar} />}>
      {mayEdit ? (
        <>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => look.mutate(undefined)}
            aria-label={`${t('calendars.look')}: ${calendar.name}`}
          >
            {t('calendars.look')}
          </Button>
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => remove.mutate(undefined)}
            aria-label={`${t('calendars.remove')}: ${calendar.name}`}
          >
            {t('calendars.remove')}
          </Button>
        </>
      ) : null}
    </Row>
  );
}

function CalendarState({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation('company');
  const { locale } = usePlace();
  const days = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const ahead = calendar.ahead.map(({ date, name }) => `${days.format(new Date(date))}${name ? ` (${name})` : ''}`);
  return (
    <>
      <div>
        {calendar.host}
        {' · '}
        {calendar.read_at ? (
          <>
            {t('calendars.days', { count: calendar.days })}
            {' · '}
            {t('calendars.read')} <TimeStamp at={calendar.read_at} />
          </>
        ) : (
          t(calendar.failed ? 'calendars.never' : 'calendars.reading')
        )}
      </div>
      {ahead.length ? <div>{t('calendars.ahead', { days: ahead.join(', ') })}</div> : null}
      {calendar.left_aside ? <div>{t('calendars.leftAside', { count: calendar.left_aside })}</div> : null}
      {calendar.failed ? <div role="alert">{t('calendars.failed', { why: calendar.failed })}</div> : null}
    </>
  );
}

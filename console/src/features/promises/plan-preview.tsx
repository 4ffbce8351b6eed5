import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channelsQuery, teamsQuery } from '../../lib/named';
import { TimeStamp } from '../../ui/time-stamp';
import { Part } from './part';
import classes from './promises.module.css';
import { previewQuery } from './queries';
import { METRICS, type Plan, PRIORITIES } from './types';

const SOON = 300;

/** When everything would be due if a customer wrote now, on this channel, to this team. */
export function PlanPreview({ plan }: { plan: Plan }) {
  const { t } = useTranslation('promises');
  const [channel, setChannel] = useState<string | null>(null);
  const [team, setTeam] = useState<string | null>(null);
  const [asked] = useDebouncedValue(plan, SOON);
  const channels = useQuery(channelsQuery).data ?? [];
  const teams = useQuery(teamsQuery).data ?? [];
  const preview = useQuery({ ...previewQuery(asked, channel, team), placeholderData: keepPreviousData, retry: false });
  const said = preview.data;
  const due = new Map(said?.items.map((each) => [`${each.metric} ${each.priority}`, each.due_at]));
  return (
    <Part title={t('preview')} detail={hours()}>
      <div className={classes.line}>
        <Select
          size="xs"
          clearable
          aria-label={t('fields.channel')}
          placeholder={t('fields.channel')}
          value={channel}
          onChange={setChannel}
          data={channels.map((each) => ({ value: each.id, label: each.name }))}
        />
        <Select
          size="xs"
          clearable
          aria-label={t('fields.team')}
          placeholder={t('fields.team')}
          value={team}
          onChange={setTeam}
          data={teams.map((each) => ({ value: each.id, label: each.name }))}
        />
      </div>
      {preview.isError ? (
        <p className={classes.hint}>{preview.error.message}</p>
      ) : (
        <div className={classes.scroll}>
          <table className={classes.grid} aria-busy={preview.isFetching}>
            <thead>
              <tr>
                <td />
                {PRIORITIES.map((priority) => (
                  <th key={priority} scope="col">
                    {t(`priority.${priority}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {METRICS.map((metric) => (
                <tr key={metric}>
                  <th scope="row">{t(`metric.${metric}`)}</th>
                  {PRIORITIES.map((priority) => (
                    <td key={priority}>{moment(due.get(`${metric} ${priority}`))}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );

  function moment(at: string | null | undefined) {
    if (at === undefined) return '–';
    return at === null ? t('never') : <TimeStamp at={at} style="day-time" />;
  }

  function hours(): string {
    if (!said || asked.clock === 'calendar') return t('previewCalendar');
    return said.schedule ? t('previewHours', { schedule: said.schedule, zone: said.time_zone }) : t('previewAlways');
  }
}

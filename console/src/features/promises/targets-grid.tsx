import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readLength, writeLength } from '../../lib/lengths';
import classes from './promises.module.css';
import { METRICS, type Metric, type Plan, PRIORITIES, type Priority } from './types';

type Targets = Plan['targets'];
type Props = { targets: Targets; onChange: (targets: Targets) => void };

/** How long there is for what, by priority; an empty field promises nothing. */
export function TargetsGrid({ targets, onChange }: Props) {
  const { t } = useTranslation('promises');
  const put = (metric: Metric, priority: Priority, length: number | undefined) => {
    const known = targets[metric] ?? { seconds: {}, pauses: false };
    const { [priority]: _, ...others } = known.seconds;
    const seconds = length === undefined ? others : { ...others, [priority]: length };
    onChange({ ...targets, [metric]: { ...known, seconds } });
  };
  const pause = (metric: Metric, pauses: boolean) =>
    onChange({ ...targets, [metric]: { seconds: targets[metric]?.seconds ?? {}, pauses } });
  return (
    <div className={classes.scroll}>
      <table className={classes.grid}>
        <thead>
          <tr>
            <td />
            {PRIORITIES.map((priority) => (
              <th key={priority} scope="col">
                {t(`priority.${priority}`)}
              </th>
            ))}
            <th scope="col">{t('pauses')}</th>
          </tr>
        </thead>
        <tbody>
          {METRICS.map((metric) => (
            <tr key={metric}>
              <th scope="row">{t(`metric.${metric}`)}</th>
              {PRIORITIES.map((priority) => (
                <td key={priority}>
                  <LengthField
                    label={`${t(`metric.${metric}`)}, ${t(`priority.${priority}`)}`}
                    seconds={targets[metric]?.seconds[priority]}
                    onChange={(seconds) => put(metric, priority, seconds)}
                  />
                </td>
              ))}
              <td>
                <Checkbox
                  aria-label={t('pausesOf', { metric: t(`metric.${metric}`) })}
                  checked={targets[metric]?.pauses ?? false}
                  onChange={(change) => pause(metric, change.currentTarget.checked)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type LengthProps = { label: string; seconds: number | undefined; onChange: (seconds: number | undefined) => void };

/** A length of time as people type it; what cannot be read stands there until it is mended. */
function LengthField({ label, seconds, onChange }: LengthProps) {
  const { t } = useTranslation('promises');
  const [typed, setTyped] = useState(seconds ? writeLength(seconds) : '');
  const wrong = typed.trim() !== '' && readLength(typed) === undefined;
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder={t('nothing')}
      value={typed}
      error={wrong ? t('length') : undefined}
      onChange={(change) => {
        const text = change.currentTarget.value;
        setTyped(text);
        if (text.trim() === '' || readLength(text) !== undefined) onChange(readLength(text));
      }}
      onBlur={() => {
        const read = readLength(typed);
        if (read !== undefined) setTyped(writeLength(read));
      }}
    />
  );
}

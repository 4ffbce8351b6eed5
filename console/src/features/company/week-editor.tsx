import { ActionIcon, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Hours, Span, Weekday } from './types';
import { WEEKDAYS } from './types';
import classes from './week-editor.module.css';

type Props = { week: Hours['week']; onChange: (week: Hours['week']) => void };

const NINE_TO_FIVE: Span = { opens: '09:00', closes: '17:00' };

/** The windows of each weekday: none, one or several; one that ends before it begins goes on past midnight. */
export function WeekEditor({ week, onChange }: Props) {
  const { t } = useTranslation('company');
  return (
    <div className={classes.week}>
      {WEEKDAYS.map((day) => (
        <Day
          key={day}
          name={t(`weekdays.${day}`)}
          spans={week[day] ?? []}
          onChange={(spans) => onChange({ ...week, [day as Weekday]: spans })}
        />
      ))}
      <p className={classes.hint}>{t('hours.midnight')}</p>
    </div>
  );
}

function Day({ name, spans, onChange }: { name: string; spans: Span[]; onChange: (spans: Span[]) => void }) {
  const { t } = useTranslation('company');
  const put = (place: number, change: Partial<Span>) =>
    onChange(spans.map((span, index) => (index === place ? { ...span, ...change } : span)));
  return (
    <fieldset className={classes.day}>
      <legend className={classes.name}>{name}</legend>
      <div className={classes.spans}>
        {spans.length === 0 ? <span className={classes.closed}>{t('hours.closed')}</span> : null}
        {spans.map((span, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a window has no name of its own; its place is what it is
          <span key={place} className={classes.span}>
            <Clock
              label={t('hours.from', { day: name })}
              value={span.opens}
              onChange={(opens) => put(place, { opens })}
            />
            <span aria-hidden>–</span>
            <Clock
              label={t('hours.to', { day: name })}
              value={span.closes}
              onChange={(closes) => put(place, { closes })}
            />
            <ActionIcon
              aria-label={t('hours.remove', { day: name })}
              onClick={() => onChange(spans.filter((_, index) => index !== place))}
            >
              <IconTrash size={16} aria-hidden />
            </ActionIcon>
          </span>
        ))}
        <ActionIcon aria-label={t('hours.addWindow', { day: name })} onClick={() => onChange([...spans, NINE_TO_FIVE])}>
          <IconPlus size={16} aria-hidden />
        </ActionIcon>
      </div>
    </fieldset>
  );
}

function Clock({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      aria-label={label}
      className={classes.clock}
      value={value}
      onChange={(typed) => onChange(typed.currentTarget.value)}
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]|24:00"
      maxLength={5}
      required
    />
  );
}

import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Fields, Row, Rows } from '../../ui/card';
import { TimeStamp } from '../../ui/time-stamp';
import type { Schedule } from './types';

type Version = Schedule['versions'][number];
type Props = { versions: Version[]; from: string; onFrom: (from: string) => void; onTake: (version: Version) => void };

/** From when the hours above hold, and those that are planned already. */
export function HoursAhead({ versions, from, onFrom, onTake }: Props) {
  const { t } = useTranslation('company');
  return (
    <>
      <Fields>
        <TextInput
          type="datetime-local"
          label={t('hours.from_at')}
          description={t('hours.fromHint')}
          min={fieldOf(new Date())}
          value={from}
          onChange={(typed) => onFrom(typed.currentTarget.value)}
        />
      </Fields>
      {versions.length > 0 ? (
        <Rows label={t('hours.ahead')}>
          {versions.map((version) => (
            <Row
              key={version.from_at}
              title={
                <>
                  {t('hours.aheadFrom')} <TimeStamp at={version.from_at} style="day-time" />
                </>
              }
              detail={t('hours.openDays', { count: openDays(version) })}
            >
              <Button variant="default" size="compact-sm" onClick={() => onTake(version)}>
                {t('change')}
              </Button>
            </Row>
          ))}
        </Rows>
      ) : null}
    </>
  );
}

function openDays({ hours }: Version): number {
  return Object.values(hours.week).filter((spans) => spans.length > 0).length;
}

/** The value of a datetime-local field, in the viewer's own day. */
export function fieldOf(moment: Date): string {
  const here = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return here.toISOString().slice(0, 16);
}

import { Button, SegmentedControl, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Card, Fields } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import classes from './alerts.module.css';
import { peaceQuery, useChange } from './queries';
import type { Peace } from './types';

const HOWS = ['now', 'quiet', 'daily'] as const;
type How = (typeof HOWS)[number];
const NIGHT = { from: '20:00', until: '08:00' };
const MORNING = '08:30';

/** When mail of alarms comes to oneself: at once, not in one's quiet hours, or once a day. */
export function PeaceCard() {
  const peace = useQuery(peaceQuery).data;
  return peace ? <PeaceForm key={JSON.stringify(peace)} peace={peace} /> : null;
}

/** "08:30" of what the server says: "08:30:00". */
function wall(time: string | null): string | undefined {
  return time?.slice(0, 5);
}

function PeaceForm({ peace }: { peace: Peace }) {
  const { t } = useTranslation('alerts');
  const [how, setHow] = useState<How>(peace.digest ? 'daily' : peace.quiet_from && peace.quiet_until ? 'quiet' : 'now');
  const [from, setFrom] = useState(wall(peace.quiet_from) ?? NIGHT.from);
  const [until, setUntil] = useState(wall(peace.quiet_until) ?? NIGHT.until);
  const [digest, setDigest] = useState(wall(peace.digest) ?? MORNING);
  const body: Peace = {
    quiet_from: how === 'quiet' ? `${from}:00` : null,
    quiet_until: how === 'quiet' ? `${until}:00` : null,
    digest: how === 'daily' ? `${digest}:00` : null,
  };
  const save = useChange(
    () => api.put('/api/me/alarms-by-mail', { body }),
    () => toastDone(t('kept')),
  );
  const time = (label: string, value: string, put: (value: string) => void) => (
    <TextInput
      type="time"
      label={label}
      value={value}
      required
      withAsterisk={false}
      onChange={(typed) => put(typed.currentTarget.value)}
    />
  );
  return (
    <Card title={t('byMail')} detail={t('byMailWords')}>
      <form
        className={classes.peace}
        onSubmit={(submit) => {
          submit.preventDefault();
          save.mutate(undefined);
        }}
      >
        <Fields>
          <SegmentedControl
            aria-label={t('how')}
            value={how}
            onChange={(chosen) => setHow(HOWS.find((each) => each === chosen) ?? 'now')}
            data={HOWS.map((each) => ({ value: each, label: t(`hows.${each}`) }))}
          />
          {how === 'quiet' ? (
            <>
              {time(t('quietFrom'), from, setFrom)}
              {time(t('quietUntil'), until, setUntil)}
            </>
          ) : null}
          {how === 'daily' ? time(t('digestAt'), digest, setDigest) : null}
        </Fields>
        <Acts>
          <Button type="submit" variant="default" loading={save.isPending}>
            {t('save')}
          </Button>
        </Acts>
      </form>
    </Card>
  );
}

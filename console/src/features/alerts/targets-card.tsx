import { Button, Modal, Select, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Card, Row, Rows } from '../../ui/card';
import { ShownOnce } from '../../ui/shown-once';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './alerts.module.css';
import { targetsQuery, useChange } from './queries';
import { type Delivery, KINDS, type Target, type TargetKind } from './types';

const TONES = { delivered: 'positive', 'given up': 'negative', 'on its way': 'neutral' } as const;
/** So many of what was sent there are shown. */
const SHOWN = 3;

/** Places outside that alarms are sent to, with what became of the latest. */
export function TargetsCard() {
  const { t } = useTranslation('alerts');
  const targets = useQuery(targetsQuery).data ?? [];
  const [adding, setAdding] = useState(false);
  const add = (
    <Button
      variant="default"
      size="compact-sm"
      leftSection={<IconPlus size={14} aria-hidden />}
      onClick={() => setAdding(true)}
    >
      {t('addPlace')}
    </Button>
  );
  return (
    <Card title={t('places')} detail={t('placesWords')} act={add}>
      {targets.length === 0 ? <p className={classes.hint}>{t('noPlaces')}</p> : null}
      {targets.length > 0 ? (
        <Rows label={t('places')}>
          {targets.map((target) => (
            <TargetRow key={target.id} target={target} />
          ))}
        </Rows>
      ) : null}
      <Modal
        opened={adding}
        onClose={() => setAdding(false)}
        title={t('addPlace')}
        closeButtonProps={{ 'aria-label': t('ui:close') }}
      >
        <TargetForm onClose={() => setAdding(false)} />
      </Modal>
    </Card>
  );
}

function TargetRow({ target }: { target: Target }) {
  const { t } = useTranslation('alerts');
  const { name, kind, host, deliveries } = target;
  const path = { id: target.id };
  const test = useChange(() => api.post('/api/alert-targets/{id}/test', { path }));
  const remove = useChange(() => api.delete('/api/alert-targets/{id}', { path }));
  return (
    <Row
      title={name}
      detail={
        <>
          {t(`kinds.${kind}`)} · {host}
          <ul className={classes.sent} aria-label={t('lastSent', { name })}>
            {deliveries.length === 0 ? <li>{t('neverSent')}</li> : null}
            {deliveries.slice(0, SHOWN).map((each) => (
              <Sent key={each.id} delivery={each} />
            ))}
          </ul>
        </>
      }
    >
      <Button
        variant="default"
        size="compact-sm"
        loading={test.isPending}
        onClick={() => test.mutate(undefined)}
        aria-label={t('testOf', { name })}
      >
        {t('test')}
      </Button>
      <Button
        variant="subtle"
        size="compact-sm"
        loading={remove.isPending}
        onClick={() => remove.mutate(undefined)}
        aria-label={t('removeOf', { name })}
      >
        {t('remove')}
      </Button>
    </Row>
  );
}

function Sent({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('alerts');
  const { what, asked_at, state, status, said, tries } = delivery;
  const why = [status, said].filter(Boolean).join(' ');
  return (
    <li>
      <StatusPill tone={TONES[state]}>{t(`states.${state}`)}</StatusPill> {t(`sent.${what}`)}{' '}
      <TimeStamp at={asked_at} style="day-time" />
      {tries > 1 ? ` · ${t('tries', { count: tries })}` : ''}
      {state !== 'delivered' && why ? ` · ${why}` : ''}
    </li>
  );
}

function TargetForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('alerts');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<TargetKind>('webhook');
  const [url, setUrl] = useState('');
  const make = useChange(
    () => api.post('/api/alert-targets', { body: { name, kind, url } }),
    (made) => {
      if (made.target.kind !== 'webhook') onClose();
    },
  );
  if (make.data?.target.kind === 'webhook') {
    return (
      <>
        <ShownOnce title={t('secretTitle')} words={t('secretWords')} value={make.data.secret} />
        <Acts>
          <Button onClick={onClose}>{t('done')}</Button>
        </Acts>
      </>
    );
  }
  return (
    <form
      onSubmit={(submit) => {
        submit.preventDefault();
        make.mutate(undefined);
      }}
    >
      <div className={classes.form}>
        <Select
          label={t('kind')}
          description={t(`urlWords.${kind}`)}
          value={kind}
          allowDeselect={false}
          onChange={(chosen) => setKind((chosen ?? 'webhook') as TargetKind)}
          data={KINDS.map((each) => ({ value: each, label: t(`kinds.${each}`) }))}
        />
        <TextInput
          label={t('placeName')}
          value={name}
          onChange={(typed) => setName(typed.currentTarget.value)}
          required
          withAsterisk={false}
          maxLength={80}
        />
        <TextInput
          label={t('url')}
          type="url"
          placeholder="https://"
          value={url}
          onChange={(typed) => setUrl(typed.currentTarget.value)}
          required
          withAsterisk={false}
        />
      </div>
      <Acts>
        <Button type="submit" loading={make.isPending}>
          {t('addThis')}
        </Button>
      </Acts>
    </form>
  );
}

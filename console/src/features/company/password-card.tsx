import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { Acts, Card, Fields } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import { useChange } from './queries';

export function PasswordCard() {
  const { t } = useTranslation('company');
  const [current, setCurrent] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useChange(
    () => api.post('/api/me/password', { body: { current, new: fresh } }),
    () => {
      setCurrent('');
      setFresh('');
      toastDone(t('password.changed'));
    },
  );
  return (
    <Card title={t('password.title')} detail={t('password.detail')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(undefined);
        }}
      >
        <Fields>
          <PasswordInput
            label={t('password.current')}
            autoComplete="current-password"
            value={current}
            onChange={(typed) => setCurrent(typed.currentTarget.value)}
            required
            withAsterisk={false}
          />
          <PasswordInput
            label={t('password.new')}
            autoComplete="new-password"
            value={fresh}
            onChange={(typed) => setFresh(typed.currentTarget.value)}
            required
            withAsterisk={false}
            error={change.error ? change.error.message : undefined}
          />
        </Fields>
        <Acts>
          <Button type="submit" mt="md" variant="default" loading={change.isPending}>
            {t('password.act')}
          </Button>
        </Acts>
      </form>
    </Card>
  );
}

import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { meQuery, useMe } from '../../lib/me';
import { Acts, Card } from '../../ui/card';
import { Copyable, ShownOnce } from '../../ui/shown-once';
import { StatusPill } from '../../ui/status-pill';
import { useChange } from './queries';
import classes from './second-step-card.module.css';

type Setup = { secret: string; uri: string; qr_svg: string };

/** The second step of sign-in: an authenticator app, with recovery codes for the day the phone is lost. */
export function SecondStepCard() {
  const { t } = useTranslation('company');
  const { teammate } = useMe();
  const on = teammate.second_step === true;
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const begin = useChange(() => api.post('/api/me/totp'), setSetup);
  const refresh = useRefreshMe();
  return (
    <Card
      title={t('step.title')}
      detail={t('step.detail')}
      act={<StatusPill tone={on ? 'positive' : 'neutral'}>{t(on ? 'step.on' : 'step.off')}</StatusPill>}
    >
      {codes ? <ShownOnce title={t('step.codes')} words={t('step.codesWords')} value={codes.join('\n')} /> : null}
      {on ? <TurnOff onDone={refresh} /> : null}
      {!on && setup ? (
        <Confirm
          setup={setup}
          onDone={(shown) => {
            setCodes(shown);
            setSetup(null);
            refresh();
          }}
        />
      ) : null}
      {on || setup ? null : (
        <Acts>
          <Button variant="default" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
            {t('step.begin')}
          </Button>
        </Acts>
      )}
    </Card>
  );
}

function useRefreshMe(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: meQuery.queryKey });
}

function Confirm({ setup, onDone }: { setup: Setup; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation('company');
  const [code, setCode] = useState('');
  const confirm = useChange(
    () => api.post('/api/me/totp/confirm', { body: { code } }),
    (answer) => onDone(answer.recovery_codes),
  );
  return (
    <form
      className={classes.confirm}
      onSubmit={(event) => {
        event.preventDefault();
        confirm.mutate(undefined);
      }}
    >
      <img
        className={classes.picture}
        src={`data:image/svg+xml;utf8,${encodeURIComponent(picture(setup.qr_svg))}`}
        alt={t('step.picture')}
      />
      <div className={classes.words}>
        <p className={classes.line}>{t('step.scan')}</p>
        <Copyable value={setup.secret} label={t('step.secret')} />
        <TextInput
          label={t('step.code')}
          value={code}
          onChange={(typed) => setCode(typed.currentTarget.value)}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
          withAsterisk={false}
          error={confirm.error?.message}
        />
        <Acts>
          <Button type="submit" loading={confirm.isPending}>
            {t('step.turnOn')}
          </Button>
        </Acts>
      </div>
    </form>
  );
}

function TurnOff({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('company');
  const [password, setPassword] = useState('');
  const off = useChange(() => api.delete('/api/me/totp', { body: { password } }), onDone);
  return (
    <form
      className={classes.off}
      onSubmit={(event) => {
        event.preventDefault();
        off.mutate(undefined);
      }}
    >
      <PasswordInput
        label={t('step.password')}
        autoComplete="current-password"
        value={password}
        onChange={(typed) => setPassword(typed.currentTarget.value)}
        required
        withAsterisk={false}
        error={off.error?.message}
      />
      <Button type="submit" variant="default" color="negative" loading={off.isPending}>
        {t('step.turnOff')}
      </Button>
    </form>
  );
}

/** An inline picture becomes a document of its own. */
function picture(svg: string): string {
  return svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
}

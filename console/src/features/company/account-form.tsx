import { Button, PasswordInput, SegmentedControl, Switch, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { Acts, Fields } from '../../ui/card';
import { toastDone } from '../../ui/toast';
import classes from './account-form.module.css';
import { useChange } from './queries';
import type { Fetching } from './types';

type Wish = Schema<'AccountWish'>;
const NEW: Wish = {
  host: '',
  port: 993,
  secure: true,
  username: '',
  sign_in: 'password',
  password: '',
  token_url: '',
  client_id: '',
  client_secret: '',
  refresh_token: '',
  scope: '',
  folders: ['INBOX'],
  begins_on: null,
  headers_only: false,
};

type FormProps = { id: string; address: string; fetching: Fetching | null; onDone: () => void };

/** The way into an account: what stands there is filled in, secrets are typed anew or left as they are. */
export function AccountForm({ id, address, fetching, onDone }: FormProps) {
  const { t } = useTranslation('company');
  const [wish, setWish] = useState<Wish>({
    ...NEW,
    username: address,
    ...(fetching ? shownOf(fetching) : {}),
  });
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change });
  const typed = useTyped(wish, set);
  const kept = fetching?.sign_in === wish.sign_in ? t('fetching.kept') : '';
  const save = useChange(
    () =>
      api.put('/api/mailboxes/{id}/fetching', { path: { id }, body: { ...wish, begins_on: wish.begins_on || null } }),
    () => {
      toastDone(t('fetching.saved'));
      onDone();
    },
  );
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(undefined);
      }}
    >
      <Fields>
        <TextInput {...typed('host')} placeholder="imap.example.com" required />
        <TextInput
          label={t('fetching.port')}
          inputMode="numeric"
          value={String(wish.port)}
          onChange={(event) => set({ port: Number(event.currentTarget.value.replace(/\D/g, '').slice(0, 5)) })}
        />
        <TextInput {...typed('username')} autoComplete="off" required />
        <Switch
          label={t('fetching.secure')}
          description={t('fetching.secureHint')}
          checked={wish.secure ?? true}
          onChange={(event) => set({ secure: event.currentTarget.checked })}
        />
      </Fields>
      <SecretFields wish={wish} set={set} kept={kept} />
      <Fields>
        <TagsInput
          label={t('fetching.folders')}
          description={t('fetching.foldersHint')}
          data={fetching?.found.map(({ name }) => name) ?? []}
          value={wish.folders ?? []}
          onChange={(folders) => set({ folders })}
          maxTags={20}
        />
        <Switch
          label={t('fetching.headers_only')}
          description={t('fetching.headersHint')}
          checked={wish.headers_only ?? false}
          onChange={(event) => set({ headers_only: event.currentTarget.checked })}
        />
        <TextInput {...typed('begins_on')} type="date" description={t('fetching.beginsHint')} />
      </Fields>
      <Acts>
        <Button variant="default" onClick={onDone}>
          {t('fetching.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending} disabled={!wish.folders?.length}>
          {t('fetching.save')}
        </Button>
      </Acts>
    </form>
  );
}

type SecretProps = { wish: Wish; set: (change: Partial<Wish>) => void; kept: string };

/** By a password, or by tokens. */
function SecretFields({ wish, set, kept }: SecretProps) {
  const { t } = useTranslation('company');
  const typed = useTyped(wish, set);
  return (
    <>
      <SegmentedControl
        className={classes.ways}
        aria-label={t('fetching.sign_in')}
        value={wish.sign_in ?? 'password'}
        onChange={(way) => set({ sign_in: way as 'password' })}
        data={[
          { value: 'password', label: t('fetching.byPassword') },
          { value: 'oauth', label: t('fetching.byOauth') },
        ]}
      />
      <Fields>
        {wish.sign_in === 'oauth' ? (
          <>
            <TextInput {...typed('token_url')} placeholder="https://oauth2.googleapis.com/token" required />
            <TextInput {...typed('client_id')} required />
            <PasswordInput {...typed('client_secret')} placeholder={kept} autoComplete="off" />
            <PasswordInput {...typed('refresh_token')} placeholder={kept} required={!kept} autoComplete="off" />
            <TextInput {...typed('scope')} placeholder="https://mail.google.com/" />
          </>
        ) : (
          <PasswordInput {...typed('password')} placeholder={kept} required={!kept} autoComplete="new-password" />
        )}
      </Fields>
    </>
  );
}

/** What a field of this name shows and changes. */
function useTyped(wish: Wish, set: (change: Partial<Wish>) => void) {
  const { t } = useTranslation('company');
  return (name: Exclude<keyof Wish, 'folders' | 'port' | 'secure' | 'sign_in' | 'headers_only'>) => ({
    label: t(`fetching.${name}`),
    value: wish[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
    withAsterisk: false,
  });
}

/** What of an account is filled in again: all but how it goes. */
function shownOf(fetching: Fetching): Partial<Wish> {
  const { host, port, secure, username, sign_in, token_url, client_id, scope, folders, begins_on, headers_only } =
    fetching;
  return { host, port, secure, username, sign_in, token_url, client_id, scope, folders, begins_on, headers_only };
}

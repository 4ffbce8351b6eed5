import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../lib/api';
import { LANGUAGES, type Language, speak } from '../lib/i18n';
import { type Me, meQuery, type Presence, useMe } from '../lib/me';
import { writeStored } from '../lib/stored';
import { Avatar } from '../ui/avatar';
import { toastError } from '../ui/toast';
import classes from './account-menu.module.css';
import { openShortcutSheet } from './shortcut-sheet';
import { LANGUAGE_KEY } from './words';

const PRESENCES: Presence[] = ['online', 'busy', 'away', 'offline'];
const SCHEMES = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconDeviceDesktop },
] as const;
const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** Oneself: presence, look, language, shortcuts, sign-out. */
export function AccountMenu({ slim }: { slim: boolean }) {
  const { t, i18n } = useTranslation();
  const { teammate } = useMe();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const presence = usePresence();
  const signOut = useSignOut();
  const check = (on: boolean) => (on ? <IconCheck size={14} aria-hidden /> : null);
  return (
    <Menu position="right-end" width={216}>
      <Menu.Target>
        <UnstyledButton className={classes.target} data-slim={slim || undefined}>
          <Avatar name={teammate.name} presence={teammate.presence} />
          {slim ? (
            <VisuallyHidden>{t('account.label', { name: teammate.name })}</VisuallyHidden>
          ) : (
            <span className={classes.words}>
              <span className={classes.name}>{teammate.name}</span>
              <span className={classes.state}>{t(`presence.${teammate.presence}`)}</span>
            </span>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('account.presence')}</Menu.Label>
        {PRESENCES.map((state) => (
          <Menu.Item
            key={state}
            onClick={() => presence.mutate(state)}
            leftSection={<span className={classes.dot} data-presence={state} />}
            rightSection={check(state === teammate.presence)}
          >
            {t(`presence.${state}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Label>{t('account.look')}</Menu.Label>
        {SCHEMES.map(({ value, icon: Icon }) => (
          <Menu.Item
            key={value}
            onClick={() => setColorScheme(value)}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={check(value === colorScheme)}
          >
            {t(`scheme.${value}`)}
          </Menu.Item>
        ))}
        <Menu.Divider />
        {LANGUAGES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            onClick={() => {
              writeStored(LANGUAGE_KEY, language);
              void speak(language);
            }}
            leftSection={<IconLanguage size={16} aria-hidden />}
            rightSection={check(i18n.language === language)}
          >
            {NAMES[language]}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          onClick={openShortcutSheet}
          leftSection={<IconKeyboard size={16} aria-hidden />}
          rightSection={<kbd>?</kbd>}
        >
          {t('shortcuts.title')}
        </Menu.Item>
        <Menu.Item onClick={() => signOut.mutate()} leftSection={<IconLogout size={16} aria-hidden />}>
          {t('account.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function usePresence() {
  const { t } = useTranslation();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (state: Presence) => api.put('/api/me/presence', { body: { state } }),
    onMutate: (state) => {
      const before = client.getQueryData<Me>(meQuery.queryKey);
      if (before)
        client.setQueryData<Me>(meQuery.queryKey, {
          ...before,
          teammate: { ...before.teammate, presence: state },
        });
      return before;
    },
    onError: (error, _state, before) => {
      client.setQueryData(meQuery.queryKey, before);
      toastError(t('account.presenceFailed'), error);
    },
  });
}

function useSignOut() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.post('/api/sign-out'),
    onSuccess: async () => {
      await navigate({ to: '/sign-in' });
      client.clear();
    },
    onError: (error) => toastError(t('account.signOutFailed'), error),
  });
}

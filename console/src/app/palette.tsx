import { Spotlight } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaletteAction, PaletteSource } from '../lib/feature';
import { features } from './features';
import classes from './palette.module.css';
import { useCustomersFound } from './palette-customers';
import { paletteStore } from './palette-store';
import { useNavItems } from './use-nav-items';

const MOST = 8;

/** ⌘K: screens, customers, conversations and actions, from every feature's sources. */
export function Palette() {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const opened = useSyncExternalStore(paletteStore.subscribe, () => paletteStore.getState().opened);
  return (
    <Spotlight.Root
      store={paletteStore}
      query={typed}
      onQueryChange={setTyped}
      shortcut={['mod + K']}
      clearQueryOnClose
      scrollable
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      classNames={{
        actionsGroup: classes.group,
        actionBody: classes.body,
        content: classes.content,
        search: classes.search,
      }}
      // Its head stays where it is, however much is found.
      centered={false}
      yOffset="12dvh"
      // It lives inside #main, beside the rail: without a start edge it would begin where the rail ends.
      styles={{ inner: { insetInlineStart: 0 } }}
      maxHeight="60vh"
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
      />
      <Spotlight.ActionsList>{opened ? <Found typed={typed.trim()} /> : null}</Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

const useScreens: PaletteSource = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useNavItems().map((item) => ({
    id: `screen-${item.id}`,
    label: t(item.label),
    group: t('palette.screens'),
    icon: item.icon,
    run: () => void navigate({ to: item.to }),
  }));
};

const sources: PaletteSource[] = [
  ...features.flatMap((feature) => feature.acts ?? []),
  useScreens,
  ...features.flatMap((feature) => feature.palette ?? []),
  useCustomersFound,
];

function Found({ typed }: { typed: string }) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useHookAtTopLevel: the list of sources never changes while the console runs
  const actions = sources.flatMap((useSource) => useSource(typed));
  const groups = Map.groupBy(
    actions.filter((action) => matches(action, typed)),
    (action) => action.group,
  );
  if (groups.size === 0) return <Spotlight.Empty>{t('palette.nothing', { typed })}</Spotlight.Empty>;
  return [...groups].map(([name, found]) => (
    <Spotlight.ActionsGroup key={name} label={name}>
      {found.slice(0, MOST).map(({ id, label, description, icon: Icon, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          description={description}
          leftSection={Icon ? <Icon size={18} stroke={1.6} aria-hidden /> : null}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  ));
}

function matches(action: PaletteAction, typed: string): boolean {
  if (typed === '' || action.keywords?.includes('*')) return true;
  const text = [action.label, action.description, ...(action.keywords ?? [])].join(' ').toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

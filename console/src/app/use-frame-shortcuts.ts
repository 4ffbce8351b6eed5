import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../lib/shortcuts';
import { openPalette } from './palette-store';
import { openShortcutSheet } from './shortcut-sheet';
import { useNavItems } from './use-nav-items';

/** Keys that work everywhere: g and the first letter of a screen, / to search, ? for the sheet. */
export function useFrameShortcuts(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = useNavItems();
  const group = t('shortcuts.everywhere');
  useShortcuts([
    { keys: '?', label: t('shortcuts.title'), group, run: openShortcutSheet },
    { keys: '/', label: t('palette.open'), group, run: openPalette },
    ...items.map((item) => ({
      keys: `g ${item.id[0]}`,
      label: t('shortcuts.goTo', { screen: t(item.label) }),
      group,
      run: () => void navigate({ to: item.to }),
    })),
  ]);
}

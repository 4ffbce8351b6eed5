import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useShortcuts } from '../lib/shortcuts';
import { openPalette } from './palette-store';
import { openShortcutSheet } from './shortcut-sheet';
import { useNavItems } from './use-nav-items';

/** Each with the first letter of its name that none before it has: Inbox is i, Insights n. */
export function lettersOf<Item extends { id: string }>(items: readonly Item[]): [string, Item][] {
  const taken = new Set<string>();
  return items.flatMap((item) => {
    const letter = [...item.id].find((each) => !taken.has(each));
    if (!letter) return [];
    taken.add(letter);
    return [[letter, item] as [string, Item]];
  });
}

/** Keys that work everywhere: g and a letter of a screen, / to search, ? for the sheet. */
export function useFrameShortcuts(): void {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const items = useNavItems();
  const group = t('shortcuts.everywhere');
  useShortcuts([
    { keys: '?', label: t('shortcuts.title'), group, run: openShortcutSheet },
    { keys: '/', label: t('palette.open'), group, run: openPalette },
    ...lettersOf(items).map(([letter, item]) => ({
      keys: `g ${letter}`,
      label: t('shortcuts.goTo', { screen: t(item.label) }),
      group,
      run: () => void navigate({ to: item.to }),
    })),
  ]);
}

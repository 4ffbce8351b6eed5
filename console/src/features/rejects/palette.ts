import { IconFilterX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PaletteAction } from '../../lib/feature';
import { useCan } from '../../lib/me';

/** The way to the rejects, for those who may see them. */
export function useRejectsFound(): PaletteAction[] {
  const { t } = useTranslation('rejects');
  const navigate = useNavigate();
  if (!useCan('rejects.read')) return [];
  return [
    {
      id: 'rejects',
      label: t('title'),
      description: t('detail'),
      group: t('group'),
      icon: IconFilterX,
      run: () => void navigate({ to: '/settings/{-$section}', params: { section: 'rejects' } }),
    },
  ];
}

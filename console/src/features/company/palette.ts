import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PaletteAction } from '../../lib/feature';
import { meQuery } from '../../lib/me';
import { sections } from './sections';

/** Every part of Settings one may see, in the command palette. */
export function useSectionsFound(): PaletteAction[] {
  const { t } = useTranslation('company');
  const navigate = useNavigate();
  const permissions = useQuery(meQuery).data?.teammate.permissions ?? [];
  return sections
    .filter((section) => !section.permission || permissions.includes(section.permission))
    .map((section) => ({
      id: `settings-${section.id}`,
      label: t(`sections.${section.id}`),
      group: t('nav'),
      icon: section.icon,
      run: () => void navigate({ to: '/settings/{-$section}', params: { section: section.id } }),
    }));
}

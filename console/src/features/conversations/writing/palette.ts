import { IconBolt } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { PaletteAction, PaletteSource } from '../../../lib/feature';
import { useCan } from '../../../lib/me';
import { plainWords } from '../../../lib/plain-words';
import { insertMacro } from './inserting';
import { offeredQuery } from './queries';

/** The macros for the conversation that is open, once somebody types; and where macros are made. */
export const useMacrosFound: PaletteSource = (typed) => {
  const { t } = useTranslation('conversations');
  const navigate = useNavigate();
  const may = useCan('conversations.reply');
  const { conversationId = '' } = useParams({ strict: false });
  const macros = useQuery({ ...offeredQuery(conversationId), enabled: may && conversationId !== '' }).data ?? [];
  if (typed === '' || !may) return [];
  const settings: PaletteAction = {
    id: 'macros',
    label: t('writing.title'),
    group: t('palette.macros'),
    icon: IconBolt,
    run: () => void navigate({ to: '/settings/{-$section}', params: { section: 'macros' } }),
  };
  const found = macros.map(
    (each): PaletteAction => ({
      id: `macro-${each.id}`,
      label: t('palette.macro', { name: each.name }),
      description: plainWords(each.text),
      group: t('palette.macros'),
      icon: IconBolt,
      run: () => insertMacro(conversationId, each),
    }),
  );
  return [...found, settings];
};

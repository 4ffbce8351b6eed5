import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { factName } from '../../../lib/fact-words';
import { CUTS, type CutBy, factsQuery } from './words';

type Props = { by: CutBy; onPick: (by: CutBy) => void };

/** By what the texts of a theme are set apart: what they say, or what is known of whose they are. */
export function CutPicker({ by, onPick }: Props) {
  const { t } = useTranslation('themes');
  const facts = useQuery(factsQuery).data ?? [];
  const texts = CUTS.map((each) => ({ value: each as CutBy, label: t(`by.${each}`) }));
  const groups = facts.map(({ name }) => ({ value: `fact:${name}` as CutBy, label: factName(name) }));
  return (
    <Select
      size="xs"
      w={180}
      aria-label={t('words.where')}
      allowDeselect={false}
      value={by}
      onChange={(picked) => onPick([...texts, ...groups].find(({ value }) => value === picked)?.value ?? 'channel')}
      data={
        groups.length > 0
          ? [
              { group: t('words.texts'), items: texts },
              { group: t('by.fact'), items: groups },
            ]
          : texts
      }
    />
  );
}

import { ActionIcon } from '@mantine/core';
import { IconBolt, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Act } from '../types';
import { useActWords } from './act-words';
import classes from './writing.module.css';

type Props = { acts: readonly Act[]; label: string; onChange?: (acts: Act[]) => void };

/** What will be done with what is sent; each can be taken away before. */
export function ActChips({ acts, label, onChange }: Props) {
  const { t } = useTranslation('conversations');
  const said = useActWords(acts);
  if (said.length === 0) return null;
  return (
    <ul className={classes.chips} aria-label={label}>
      {said.map(({ key, words }) => (
        <li key={key} className={classes.chip} data-fixed={onChange ? undefined : true}>
          <IconBolt size={12} aria-hidden />
          <span className={classes.chipWords}>{words}</span>
          {onChange ? (
            <ActionIcon
              size="xs"
              aria-label={t('composer.remove', { name: words })}
              onClick={() => onChange(said.filter((each) => each.key !== key).map(({ act }) => act))}
            >
              <IconX size={12} aria-hidden />
            </ActionIcon>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../../lib/clock';
import { formatShare } from '../../../lib/format';
import { Avatar } from '../../../ui/avatar';
import { StatusPill, type Tone } from '../../../ui/status-pill';
import type { Theme } from '../types';
import classes from './theme-row.module.css';

const TONES: Record<Theme['state'], Tone> = {
  learned: 'positive',
  waiting: 'accent',
  few_examples: 'neutral',
  rules: 'neutral',
  nothing: 'warning',
};
type Props = { theme: Theme; folds: boolean; isClosed: boolean; onFold: () => void; onOpen: () => void };

/** One theme of the tree: name, what it means, how it is found and how well, who answers for it. */
export function ThemeRow({ theme, folds, isClosed, onFold, onOpen }: Props) {
  const { t } = useTranslation('themes');
  return (
    <li className={classes.row} style={{ '--level': theme.level - 1 } as React.CSSProperties}>
      {folds ? (
        <ActionIcon
          className={classes.fold}
          size="sm"
          variant="subtle"
          color="gray"
          aria-expanded={!isClosed}
          aria-label={t('tree.fold', { name: theme.name })}
          onClick={onFold}
        >
          <IconChevronRight size={15} className={classes.chevron} data-open={isClosed ? undefined : ''} aria-hidden />
        </ActionIcon>
      ) : (
        <span className={classes.leaf} />
      )}
      <UnstyledButton className={classes.open} onClick={onOpen}>
        <span className={classes.words}>
          <span className={classes.name} data-top={theme.level === 1 ? '' : undefined}>
            {theme.name}
          </span>
          {theme.definition ? <span className={classes.definition}>{theme.definition}</span> : null}
        </span>
        <span className={classes.facts}>
          <Found theme={theme} />
          <StatusPill tone={TONES[theme.state]}>{t(`state.${theme.state}`)}</StatusPill>
          <span className={classes.owner}>{theme.owner ? <Avatar name={theme.owner.name} size="s" /> : null}</span>
        </span>
      </UnstyledButton>
    </li>
  );
}

/** How many examples teach it, and how far it can be trusted. */
function Found({ theme }: { theme: Theme }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const { measured, examples } = theme;
  const said = [t('tree.examples', { count: examples })];
  if (measured?.precision != null && measured.recall != null) {
    said.push(
      t('tree.measured', {
        precision: formatShare(measured.precision, locale, 0),
        recall: formatShare(measured.recall, locale, 0),
      }),
    );
  }
  return <span className={classes.found}>{said.join(' · ')}</span>;
}

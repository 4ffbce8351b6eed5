import { IconBolt, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { plainWords } from '../../../lib/plain-words';
import { useActWords } from './act-words';
import type { Suggesting, Suggestion } from './use-suggesting';
import classes from './writing.module.css';

export const SUGGESTIONS = 'composer-suggestions';
const ICONS = { macro: IconBolt, teammate: IconUser, team: IconUsersGroup };

export function optionId(at: number): string {
  return `${SUGGESTIONS}-${at}`;
}

/** The list above the composer; the field keeps the focus, and its keys choose. */
export function Suggestions({ list }: { list: Suggesting }) {
  const { t } = useTranslation('conversations');
  if (!list.open) return null;
  if (list.found.length === 0) {
    return (
      <div className={classes.list}>
        <p className={classes.empty}>
          {t('writing.noMacros')}{' '}
          <Link to="/settings/{-$section}" params={{ section: 'macros' }}>
            {t('writing.toSettings')}
          </Link>
        </p>
      </div>
    );
  }
  return (
    <div className={classes.list} id={SUGGESTIONS} role="listbox" aria-label={t(`writing.lists.${list.what}`)}>
      {list.found.map((each, at) => (
        <Option key={each.id} it={each} id={optionId(at)} active={at === list.active} onTake={() => list.take(each)} />
      ))}
    </div>
  );
}

type Props = { it: Suggestion; id: string; active: boolean; onTake: () => void };

function Option({ it, id, active, onTake }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const acts = useActWords(it.acts);
  const Icon = ICONS[it.kind];
  useEffect(() => {
    if (active) box.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the option that is active
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field's keys choose
    <div
      ref={box}
      id={id}
      role="option"
      aria-selected={active}
      className={classes.option}
      onMouseDown={(pressed) => pressed.preventDefault()}
      onClick={onTake}
    >
      <Icon size={16} stroke={1.7} aria-hidden className={classes.optionIcon} />
      <span className={classes.optionWords}>
        <div className={classes.optionName} dir="auto">
          {it.name}
        </div>
        {it.text ? <div className={classes.optionText}>{plainWords(it.text)}</div> : null}
      </span>
      {acts.length > 0 ? <span className={classes.optionEnd}>{acts.map(({ words }) => words).join(' · ')}</span> : null}
    </div>
  );
}

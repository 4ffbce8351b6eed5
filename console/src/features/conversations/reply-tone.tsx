import { Popover, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatShare } from '../../lib/format';
import { reasonsOf } from './signals';
import classes from './signals.module.css';
import { easeOf, toneOf } from './tone';
import type { Signals } from './types';

/** How one of our replies reads, quietly beneath it; the words and rules it comes from one click away. */
export function ReplyTone({ signals }: { signals: Signals }) {
  const { t } = useTranslation('conversations');
  const [opened, setOpened] = useState(false);
  const tone = toneOf(signals);
  if (!tone) return null;
  const words = [tone.kindness, tone.clarity].filter((each) => each !== null).map((each) => t(`tone.${each}`));
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes.strip}
          data-tone=""
          onClick={() => setOpened(!opened)}
          aria-label={`${t('tone.label')}: ${words.join(', ')}`}
          aria-haspopup="dialog"
          aria-expanded={opened}
        >
          {words.join(' · ')}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('tone.label')}>
        <TonePanel signals={signals} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Kindness and clarity of a reply, with the rules that say so and the words they found. */
export function TonePanel({ signals }: { signals: Signals }) {
  const { t } = useTranslation('conversations');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: nothing in here can be focused, and the dialog must be
    <div className={classes.panel} tabIndex={0} data-autofocus>
      <Level signals={signals} level="kindness" />
      <Level signals={signals} level="clarity" />
      <p className={classes.foot}>{signals.fallback ?? t('tone.foot')}</p>
    </div>
  );
}

function Level({ signals, level }: { signals: Signals; level: 'kindness' | 'clarity' }) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const value = signals[level];
  if (value === null) return null;
  const reasons = reasonsOf(signals, level).filter(({ rule }) => rule);
  return (
    <div className={classes.part}>
      <span className={classes.name}>
        {t(`tone.${level}`)}: {formatShare(value, locale, 0)}
      </span>
      {reasons.length === 0 ? <p className={classes.why}>{t('tone.nothing')}</p> : null}
      <ul className={classes.reasons}>
        {reasons.map(({ rule, words }) => (
          <li key={rule} className={classes.why}>
            <Rule name={rule ?? ''} />{' '}
            {words.map((word) => (
              <span key={word}>
                <q dir="auto">{word}</q>{' '}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Rule({ name }: { name: string }) {
  const { t } = useTranslation('conversations');
  const ease = easeOf(name);
  return <>{ease ? t('tone.ease', ease) : t(`tone.rule.${name}`, { defaultValue: name })}</>;
}

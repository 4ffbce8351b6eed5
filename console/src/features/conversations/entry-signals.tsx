import { Popover, UnstyledButton } from '@mantine/core';
import { IconFlame, IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FeelingMark } from './feeling-mark';
import { saidOf } from './signals';
import classes from './signals.module.css';
import { SignalsPanel } from './signals-panel';
import type { Entry, Signals } from './types';

type Props = { conversationId: string; entry: Entry; signals: Signals };

/** What was understood of a customer's text, in a few words beneath it; why, and what it is rather, one click away. */
export function EntrySignals({ conversationId, entry, signals }: Props) {
  const { t } = useTranslation('conversations');
  const [opened, setOpened] = useState(false);
  const { feeling, intent, emotion, urgent } = saidOf(signals);
  const nothing = !feeling && !intent && !emotion && !urgent;
  if (nothing && signals.corrected.length === 0 && !signals.is_supported) return null;
  const word = emotion ? t(`signals.emotion.${emotion}`, { defaultValue: emotion }) : undefined;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={300} trapFocus>
      <Popover.Target>
        <UnstyledButton className={classes.strip} onClick={() => setOpened(!opened)} aria-haspopup="dialog">
          {urgent ? (
            <span className={classes.urgent}>
              <IconFlame size={14} aria-hidden />
              {t('signals.urgent')}
            </span>
          ) : null}
          {feeling && feeling !== 'neutral' ? <FeelingMark feeling={feeling} word={word} /> : null}
          {!feeling && word ? <span>{word}</span> : null}
          {intent ? <span>{t(`signals.intent.${intent}`, { defaultValue: intent })}</span> : null}
          {nothing ? <span>{t('signals.nothing')}</span> : null}
          {signals.corrected.length > 0 ? (
            <IconPencil size={12} className={classes.corrected} aria-label={t('signals.corrected')} />
          ) : null}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('signals.label')}>
        <SignalsPanel conversationId={conversationId} entry={entry} signals={signals} />
      </Popover.Dropdown>
    </Popover>
  );
}

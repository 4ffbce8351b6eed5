import { SegmentedControl, Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../lib/api';
import { usePlace } from '../../lib/clock';
import { formatShare } from '../../lib/format';
import { useCan } from '../../lib/me';
import { toastError, toastUndo } from '../../ui/toast';
import { EMOTIONS, FEELINGS, INTENTS, reasonsOf } from './signals';
import classes from './signals.module.css';
import { putEntries } from './thread-cache';
import type { Correction, Entry, Signals } from './types';

type Props = { conversationId: string; entry: Entry; signals: Signals };
const NONE = 'none';
const LEVELS = ['effort', 'urgency', 'severity'] as const;

/** What a text says, how sure that is and which words it comes from. Whoever answers may say it better. */
export function SignalsPanel({ conversationId, entry, signals }: Props) {
  const { t } = useTranslation('conversations');
  const { locale } = usePlace();
  const correct = useCorrecting(conversationId, entry);
  const mayCorrect = useCan('conversations.reply');
  const intent = signals.intents[0];
  const emotion = signals.emotions[0];
  const sure = (confidence: number | null | undefined) =>
    confidence == null ? '' : ` · ${t('signals.sure', { share: formatShare(confidence, locale, 0) })}`;
  const named = (kind: 'intent' | 'emotion', names: readonly string[]) => [
    ...names.map((name) => ({ value: name, label: t(`signals.${kind}.${name}`) })),
    { value: NONE, label: t('signals.none') },
  ];
  return (
    <div className={classes.panel}>
      <Part name={t('signals.feelingName') + sure(signals.sentiment_confidence)} kind="sentiment" signals={signals}>
        <SegmentedControl
          size="xs"
          disabled={!mayCorrect}
          aria-label={t('signals.feelingName')}
          value={signals.sentiment_label ?? ''}
          onChange={(value) => correct.mutate({ signal: 'sentiment', value })}
          data={FEELINGS.map((each) => ({ value: each, label: t(`signals.feeling.${each}`) }))}
        />
      </Part>
      <Part name={t('signals.intentName') + sure(intent?.confidence)} kind="intent" signals={signals}>
        <Select
          size="xs"
          disabled={!mayCorrect}
          aria-label={t('signals.intentName')}
          data={named('intent', INTENTS)}
          value={intent?.name ?? NONE}
          onChange={(value) => value && correct.mutate({ signal: 'intent', value })}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      </Part>
      <Part name={t('signals.emotionName') + sure(emotion?.confidence)} kind="emotion" signals={signals}>
        <Select
          size="xs"
          disabled={!mayCorrect}
          aria-label={t('signals.emotionName')}
          data={named('emotion', EMOTIONS)}
          value={EMOTIONS.find((each) => each === emotion?.name) ?? NONE}
          onChange={(value) => value && correct.mutate({ signal: 'emotion', value })}
          allowDeselect={false}
          comboboxProps={{ withinPortal: false }}
        />
      </Part>
      {LEVELS.map((level) =>
        signals[level] === null ? null : (
          <Part
            key={level}
            name={`${t(`signals.${level}`)}: ${formatShare(signals[level], locale, 0)}`}
            kind={level}
            signals={signals}
          />
        ),
      )}
      <p className={classes.foot}>{signals.fallback ?? t('signals.by', { version: signals.version })}</p>
    </div>
  );
}

type PartProps = { name: string; kind: string; signals: Signals; children?: React.ReactNode };

function Part({ name, kind, signals, children }: PartProps) {
  const { t } = useTranslation('conversations');
  const reasons = reasonsOf(signals, kind);
  const words = [...new Set(reasons.flatMap((reason) => reason.words))].slice(0, 6);
  const by = reasons.find((reason) => reason.by === 'teammate') ? 'teammate' : reasons[0]?.by;
  return (
    <div className={classes.part}>
      <span className={classes.name}>{name}</span>
      {children}
      {by ? (
        <p className={classes.why}>
          {t(`signals.because.${by}`, { defaultValue: by })}{' '}
          {words.map((word) => (
            <span key={word}>
              <q dir="auto">{word}</q>{' '}
            </span>
          ))}
        </p>
      ) : null}
    </div>
  );
}

/** Say a signal better. The thread shows it at once; one click takes it back. */
function useCorrecting(conversationId: string, entry: Entry) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: (body: Correction) =>
      api.post('/api/conversations/{id}/entries/{entry_id}/corrections', {
        path: { id: conversationId, entry_id: entry.id },
        body,
      }),
    onSuccess: (changed, { signal, value }) => {
      putEntries(client, conversationId, [changed]);
      void client.invalidateQueries({ queryKey: ['conversations', 'one', conversationId] });
      if (value !== null) {
        toastUndo(t('signals.corrected'), () => mutation.mutate({ signal, value: null }));
      }
    },
    onError: (error) => toastError(t('signals.failed'), error),
  });
  return mutation;
}

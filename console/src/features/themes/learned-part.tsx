import { Button, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schema } from '../../lib/api';
import { FactList } from '../../ui/fact-list';
import { toastDone } from '../../ui/toast';
import { useThemeChange } from './queries';
import classes from './reading-section.module.css';

type Learning = Schema<'LearningShape'>;
type Learned = Schema<'LearnedShape'>;
type Label = Schema<'LearnedLabelShape'>;
const SIGNALS = ['sentiment', 'intent', 'emotion'] as const;

/** What was learned from corrections of each signal, what it brings; switched off, or forgotten. */
export function LearnedPart({ learning, edits }: { learning: Learning; edits: boolean }) {
  const { t } = useTranslation('themes');
  const learns = useThemeChange((is_on: boolean) => api.put('/api/language/learning', { body: { is_on } }));
  const isAny = SIGNALS.some((signal) => (learning[signal]?.corrected ?? 0) > 0);
  return (
    <section className={classes.learned} aria-labelledby="learned">
      <h3 id="learned" className={classes.heading}>
        {t('reading.corrections')}
      </h3>
      <FactList
        facts={SIGNALS.map((signal) => ({
          name: t(`reading.signals.${signal}`),
          value: <SignalWords learned={learning[signal]} />,
        }))}
      />
      {edits ? (
        <div className={classes.acts}>
          <Switch
            label={t('reading.learning')}
            checked={learning.is_on}
            disabled={learns.isPending}
            onChange={(event) => learns.mutate(event.currentTarget.checked)}
          />
          {isAny ? <Forget /> : null}
        </div>
      ) : null}
    </section>
  );
}

function SignalWords({ learned }: { learned: Learned | null }) {
  const { t } = useTranslation('themes');
  const tried = learned?.labels.filter((label) => label.is_used || label.mended + label.broken > 0) ?? [];
  if (!learned || learned.corrected === 0) return t('reading.learned.none');
  if (tried.length > 0)
    return (
      <ul className={classes.labels}>
        {tried.map((label) => (
          <li key={label.name}>
            <LabelWords label={label} />
          </li>
        ))}
      </ul>
    );
  if (learned.corrected < learned.enough) return t('reading.learned.few', { ...learned });
  if (learned.before === null) return t('reading.learned.tooFew', { ...learned });
  return t(`reading.learned.${learned.is_used ? 'used' : 'idle'}`, { ...learned });
}

function LabelWords({ label }: { label: Label }) {
  const { t } = useTranslation('themes');
  const name = t([`reading.names.${label.name}`, `emotion.${label.name}`]);
  return t(`reading.learned.${label.is_used ? 'labelUsed' : 'labelIdle'}`, { ...label, name });
}

function Forget() {
  const { t } = useTranslation('themes');
  const [asks, setAsks] = useState(false);
  const forget = useThemeChange(
    () => api.delete('/api/language/learning'),
    () => {
      setAsks(false);
      toastDone(t('reading.forgotten'));
    },
  );
  if (!asks)
    return (
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setAsks(true)}>
        {t('reading.forget')}
      </Button>
    );
  return (
    <div className={classes.asks} role="alert">
      <span className={classes.soft}>{t('reading.forgetWords')}</span>
      <Button
        size="compact-sm"
        color="red"
        variant="light"
        loading={forget.isPending}
        onClick={() => forget.mutate(undefined)}
      >
        {t('reading.forget')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsks(false)}>
        {t('cancel')}
      </Button>
    </div>
  );
}

import { Button, Progress } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../../lib/api';
import { usePlace } from '../../../lib/clock';
import { formatBytes, formatNumber } from '../../../lib/format';
import { useCan } from '../../../lib/me';
import { StatusPill, type Tone } from '../../../ui/status-pill';
import { TimeStamp } from '../../../ui/time-stamp';
import { useThemeChange } from '../queries';
import type { Import } from '../types';
import { RejectList } from './reject-list';
import { isGoing } from './verbatims';
import classes from './verbatims.module.css';

const TONES: Record<Import['state'], Tone> = {
  uploaded: 'warning',
  waiting: 'accent',
  running: 'accent',
  done: 'positive',
  cancelled: 'neutral',
  failed: 'negative',
};

/** One file: how far it is, what came of its rows, and why some were not taken. */
export function ImportRow({ item, onMap }: { item: Import; onMap: () => void }) {
  const { t } = useTranslation('themes');
  const { locale } = usePlace();
  const edits = useCan('themes.edit');
  const [opened, setOpened] = useState(false);
  const number = (value: number) => formatNumber(value, locale);
  const cancel = useThemeChange(() => api.delete('/api/words/verbatims/{id}', { path: { id: item.id } }));
  const going = isGoing(item);
  const reading = item.state === 'done' && going;
  const share = reading ? item.understood / Math.max(1, item.recorded) : item.rows / Math.max(1, item.total ?? 0);
  return (
    <li className={classes.row}>
      <div className={classes.words}>
        <span className={classes.name}>{item.name}</span>
        <span className={classes.soft}>
          {formatBytes(item.size, locale)} · {item.uploaded_by} · <TimeStamp at={item.uploaded_at} style="day-time" />
        </span>
        {going ? (
          <div className={classes.going} role="status">
            <Progress value={share * 100} size="sm" animated aria-label={item.name} />
            <span className={classes.soft}>
              {reading
                ? t('verbatims.read', { done: number(item.understood), all: number(item.recorded) })
                : t('verbatims.rows', { done: number(item.rows), all: item.total === null ? '…' : number(item.total) })}
            </span>
          </div>
        ) : null}
        {item.reason ? <span className={classes.failed}>{item.reason}</span> : null}
        {item.rows > 0 ? (
          <span className={classes.soft}>
            {t('verbatims.came', { recorded: number(item.recorded), duplicates: number(item.duplicates) })}
            {item.rejected > 0 ? (
              <>
                {' · '}
                <button
                  type="button"
                  className={classes.more}
                  aria-expanded={opened}
                  onClick={() => setOpened(!opened)}
                >
                  {t('verbatims.rejected', { count: item.rejected, n: number(item.rejected) })}
                </button>
              </>
            ) : null}
          </span>
        ) : null}
      </div>
      <StatusPill tone={TONES[item.state]}>{t(`verbatims.state.${reading ? 'reading' : item.state}`)}</StatusPill>
      {edits && item.state === 'uploaded' ? (
        <Button size="compact-sm" onClick={onMap}>
          {t('verbatims.map')}
        </Button>
      ) : null}
      {edits && (item.state === 'uploaded' || item.state === 'waiting' || item.state === 'running') ? (
        <Button size="compact-sm" variant="default" loading={cancel.isPending} onClick={() => cancel.mutate(undefined)}>
          {t('cancel')}
        </Button>
      ) : null}
      {opened ? <RejectList id={item.id} count={item.rejected} /> : null}
    </li>
  );
}

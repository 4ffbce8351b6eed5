import { useTranslation } from 'react-i18next';
import { type FactLine, FactList } from '../../ui/fact-list';
import { StatusPill } from '../../ui/status-pill';
import { TimeStamp } from '../../ui/time-stamp';
import type { Fetching } from './types';

/** How fetching goes: well since when, or what is wrong, since when, and what the mail server said. */
export function FetchingState({ fetching }: { fetching: Fetching }) {
  const { t } = useTranslation('company');
  const { trouble, seen_at, trouble_at } = fetching;
  const facts: FactLine[] = [
    {
      name: t('fetching.from'),
      value: `${fetching.username} · ${fetching.host}:${fetching.port} · ${fetching.folders.join(', ')}`,
    },
    {
      name: t('fetching.state'),
      value: trouble ? (
        <StatusPill tone="negative">{t(`fetching.trouble.${trouble}`)}</StatusPill>
      ) : (
        <StatusPill tone={seen_at ? 'positive' : 'neutral'}>
          {t(seen_at ? 'fetching.well' : 'fetching.first')}
        </StatusPill>
      ),
    },
  ];
  if (trouble && trouble_at) facts.push({ name: t('fetching.since'), value: <TimeStamp at={trouble_at} /> });
  if (trouble) facts.push({ name: t('fetching.says'), value: fetching.trouble_says });
  if (seen_at) facts.push({ name: t('fetching.seen'), value: <TimeStamp at={seen_at} /> });
  return <FactList facts={facts} />;
}

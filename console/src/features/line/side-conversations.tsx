import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../lib/format';
import { plainWords } from '../../lib/plain-words';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './customer-side.module.css';
import type { Band } from './types';

const MOST = 6;

/** The conversations of this customer, newest first, each a way into the inbox. */
export function SideConversations({ bands }: { bands: Band[] }) {
  const { t } = useTranslation('line');
  const latest = new Map<string, Band>(bands.map((band) => [band.conversation_id, band]));
  const newest = [...latest.values()].sort((one, other) => Date.parse(other.from) - Date.parse(one.from));
  return (
    <ul className={classes.talks}>
      {newest.slice(0, MOST).map((band) => (
        <li key={band.conversation_id}>
          <Link
            to="/inbox/{-$conversationId}"
            params={{ conversationId: band.conversation_id }}
            className={classes.talk}
          >
            <span className={classes.subject} dir="auto">
              {band.subject ?? plainWords(band.label)}
            </span>
            <span className={classes.state} data-open={band.open || undefined}>
              {band.to ? t('side.resolved', { duration: lasted(band.from, band.to) }) : t('side.open')}
              {' · '}
              <TimeStamp at={band.from} style="day" />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function lasted(from: string, to: string): string {
  return formatDuration((Date.parse(to) - Date.parse(from)) / 1000);
}

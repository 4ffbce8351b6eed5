import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatDay, formatTime } from '../../lib/format';
import { TimeStamp } from '../../ui/time-stamp';
import classes from './state-line.module.css';
import type { Entry } from './types';

/** Something that happened to the conversation, in one quiet sentence. */
export function StateLine({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation('conversations');
  const place = usePlace();
  const state = entry.state;
  if (!state) return null;
  const facts = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, factOf(value, place)]));
  const by = entry.author.name ?? t('states.wayline');
  const context = contextOf(state, entry.author.name);
  const known = i18n.exists(`conversations:states.${state.name}`);
  const words = known ? t(`states.${state.name}`, { by, ...facts, context }) : `${state.name} · ${by}`;
  return (
    <p className={classes.line}>
      {words} · <TimeStamp at={entry.at} style="time" />
    </p>
  );
}

function factOf(value: unknown, { locale, zone }: { locale: string; zone: string }): string {
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : String(value ?? '');
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return value;
  const at = new Date(value);
  return `${formatDay(at, new Date(), locale, zone)} ${formatTime(at, locale, zone)}`;
}

/** An assignment reads differently when it is to oneself, to a team or to nobody. */
function contextOf(state: Record<string, unknown>, by: string | null): string | undefined {
  if (state.name !== 'assigned') return undefined;
  if (state.teammate_name && state.teammate_name === by) return 'self';
  if (state.teammate_name || state.teammate) return undefined;
  return state.team_name || state.team ? 'team' : 'nobody';
}

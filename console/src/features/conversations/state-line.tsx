import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePlace } from '../../lib/clock';
import { formatDay, formatMoney, formatTime } from '../../lib/format';
import { TimeStamp } from '../../ui/time-stamp';
import { type Why, whyWords } from './routing-words';
import classes from './state-line.module.css';
import type { Entry } from './types';

/** What happened to two conversations leads from the one to the other. */
const LEADS = new Set(['split_from', 'split_out', 'split_back', 'unsplit', 'linked', 'unlinked', 'merged']);

/** Something that happened to the conversation, in one quiet sentence. */
export function StateLine({ entry }: { entry: Entry }) {
  const { t, i18n } = useTranslation('conversations');
  const place = usePlace();
  const state = entry.state;
  if (!state) return null;
  const facts = Object.fromEntries(Object.entries(state).map(([name, value]) => [name, factOf(value, place)]));
  if (state.priority) facts.priority = t(`priority.${state.priority}`);
  if (state.what === 'phase' && state.value) facts.value = t(`details.phases.${state.value}`);
  if (state.resolution) facts.resolution = t(`resolution.${state.resolution}`);
  if (state.amount) facts.amount = formatMoney(Number(state.amount), String(state.currency), place.locale);
  if (state.why) facts.why = whyWords(state.why as Why, t, i18n.language).join(', ');
  const by = entry.author.name ?? t('states.wayline');
  const other = state.follows ?? (LEADS.has(String(state.name)) ? (state.other ?? state.into) : null);
  const context = contextOf(state, entry.author.name);
  const known = i18n.exists(`conversations:states.${state.name}`, { context });
  const words = known ? t(`states.${state.name}`, { by, ...facts, context }) : `${state.name} · ${by}`;
  return (
    <p className={classes.line}>
      {other ? <OtherLink id={String(other)}>{words}</OtherLink> : words} · <TimeStamp at={entry.at} style="time" />
    </p>
  );
}

function OtherLink({ id, children }: { id: string; children: string }) {
  return (
    <Link to="/inbox/{-$conversationId}" params={{ conversationId: id }} search={(now) => now as object}>
      {children}
    </Link>
  );
}

function factOf(value: unknown, { locale, zone }: { locale: string; zone: string }): string {
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : String(value ?? '');
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return value;
  const at = new Date(value);
  return `${formatDay(at, new Date(), locale, zone)} ${formatTime(at, locale, zone)}`;
}

/** Some changes read differently by what is known of them: to whom it was given, why it came back, what it came to. */
function contextOf(state: Record<string, unknown>, by: string | null): string | undefined {
  switch (state.name) {
    case 'assigned':
      if (state.why) return 'routed';
      if (state.reason === 'overflow') return 'overflow';
      if (state.teammate_name && state.teammate_name === by) return 'self';
      if (state.teammate_name || state.teammate) return undefined;
      return state.team_name || state.team ? 'team' : 'nobody';
    case 'unassigned':
    case 'unpended':
    case 'no_reply_needed':
      return String(state.reason ?? '');
    case 'snoozed':
      return state.until === 'reply' ? 'reply' : undefined;
    case 'resolved':
      return state.resolution ? (state.amount ? 'refund' : 'as') : undefined;
    case 'promised':
      return state.text ? 'with' : undefined;
    case 'transferred':
    case 'escalated':
      return state.teammate_name ? undefined : 'team';
    case 'topic':
      return state.topic ? undefined : 'none';
    case 'described':
      return `${state.what}${state.value ? '' : '_none'}`;
    case 'promise_breached':
      return String(state.metric);
    case 'linked':
      return state.kind === 'mail' ? 'mail' : state.reason ? 'with' : undefined;
    case 'started':
      return state.follows ? 'follows' : undefined;
    default:
      return undefined;
  }
}

import type { TFunction } from 'i18next';
import { api, type Schema } from '../../lib/api';
import type { Conversation } from './types';
import type { Act, Go } from './use-acts';

export type Priority = Conversation['priority'];
export type Resolution = NonNullable<Conversation['resolution']>;
export type Outcome = { resolution: Resolution; amount?: string; currency?: string };
/** Until a moment ("2026-11-23T09:00:00Z"), or until something happens. */
export type Pause = { until: string } | { when: NonNullable<Schema<'Pause'>['when']> };

export const RESOLUTIONS: readonly Resolution[] = [
  'solved',
  'refund',
  'replaced',
  'information',
  'no_answer_needed',
  'not_ours',
  'spam',
];

type Send = Act['send'];
type Plain =
  | 'reopen'
  | 'unsnooze'
  | 'spam'
  | 'not-spam'
  | 'pending'
  | 'not-pending'
  | 'close'
  | 'unclose'
  | 'no-reply-needed'
  | 'reply-needed';

function plainly(act: Plain): Send {
  return (id) => api.post(`/api/conversations/{id}/${act}`, { path: { id } });
}

function pauseFor(pause: Pause): Send {
  return (id) => api.post('/api/conversations/{id}/snooze', { path: { id }, body: pause });
}

function resolveAs(outcome: Outcome | undefined): Send {
  return (id) => api.post('/api/conversations/{id}/resolve', { path: { id }, body: outcome ?? {} });
}

function prioritise(priority: Priority): Send {
  return (id) => api.put('/api/conversations/{id}/priority', { path: { id }, body: { priority } });
}

type Say = TFunction<'conversations'>;

/** Where it stands: each act shown at once, with the one that brings back how it stood. */
export function standingActs(it: Conversation | undefined, t: Say, go: Go) {
  return { ...settling(it, t, go), ...puttingAway(it, t, go), ...pressing(it, t, go) };
}

function settling(it: Conversation | undefined, t: Say, go: Go) {
  const back = (inverse: Plain) => it && statusAct(it, inverse);
  return {
    resolve: (outcome?: Outcome) =>
      go({
        send: resolveAs(outcome),
        show: {
          status: outcome?.resolution === 'spam' ? 'spam' : 'resolved',
          waiting_state: 'closed',
          resolution: outcome?.resolution ?? null,
          refund: outcome?.amount && outcome.currency ? { amount: outcome.amount, currency: outcome.currency } : null,
        },
        said: outcome ? t('acts.resolvedAs', { as: t(`resolution.${outcome.resolution}`) }) : t('acts.resolved'),
        back: back(outcome?.resolution === 'spam' ? 'not-spam' : 'reopen'),
      }),
    reopen: () =>
      go({
        send: plainly('reopen'),
        show: { status: 'open', resolution: null, refund: null },
        said: t('acts.reopened'),
        back: back('reopen'),
      }),
    close: () =>
      go({
        send: plainly('close'),
        show: { status: 'closed', waiting_state: 'closed' },
        said: t('acts.closed'),
        back: back('reopen'),
      }),
    spam: () => go({ send: plainly('spam'), show: { status: 'spam' }, said: t('acts.spam'), back: back('not-spam') }),
    notSpam: () =>
      go({ send: plainly('not-spam'), show: { status: 'open' }, said: t('acts.notSpam'), back: back('not-spam') }),
  };
}

function puttingAway(it: Conversation | undefined, t: Say, go: Go) {
  const back = (inverse: Plain) => it && statusAct(it, inverse);
  return {
    snooze: (pause: Pause) =>
      go({
        send: pauseFor(pause),
        show: { status: 'snoozed', snoozed_until: 'until' in pause ? pause.until : null },
        said: t('acts.snoozed'),
        back: back('unsnooze'),
      }),
    unsnooze: () =>
      go({
        send: plainly('unsnooze'),
        show: { status: 'open', snoozed_until: null },
        said: t('acts.unsnoozed'),
        back: back('unsnooze'),
      }),
    pend: () =>
      go({
        send: plainly('pending'),
        show: { status: 'pending', waiting_state: 'awaiting_customer', snoozed_until: null },
        said: t('acts.pending'),
        back: back('not-pending'),
      }),
    unpend: () =>
      go({
        send: plainly('not-pending'),
        show: { status: 'open' },
        said: t('acts.reopened'),
        back: back('not-pending'),
      }),
  };
}

function pressing(it: Conversation | undefined, t: Say, go: Go) {
  return {
    needNoReply: () =>
      go({
        send: plainly('no-reply-needed'),
        show: { waiting_state: 'awaiting_customer', waiting_since: null },
        said: t('acts.noReply'),
        back: it && {
          send: plainly('reply-needed'),
          show: { waiting_state: it.waiting_state, waiting_since: it.waiting_since, no_reply_at: null },
        },
      }),
    needReply: () =>
      go({
        send: plainly('reply-needed'),
        show: { waiting_state: 'awaiting_us', no_reply_at: null },
        said: t('acts.needsReply'),
        back: it && { send: plainly('no-reply-needed'), show: { waiting_state: it.waiting_state } },
      }),
    prioritise: (priority: Priority) =>
      go({
        send: prioritise(priority),
        show: { priority },
        said: t('priority.changed', { priority: t(`priority.${priority}`) }),
        back: it && { send: prioritise(it.priority), show: { priority: it.priority } },
      }),
  };
}

/** The act that brings a conversation back to the status it has now; to open it is the inverse of what was done. */
function statusAct(it: Conversation, inverse: Plain): Omit<Act, 'said' | 'back'> {
  const show: Partial<Conversation> = {
    status: it.status,
    snoozed_until: it.snoozed_until,
    waiting_state: it.waiting_state,
    resolution: it.resolution,
    refund: it.refund,
  };
  switch (it.status) {
    case 'resolved':
      return { send: resolveAs(it.resolution ? { resolution: it.resolution, ...it.refund } : undefined), show };
    case 'snoozed':
      return { send: pauseFor(it.snoozed_until ? { until: it.snoozed_until } : { when: 'reply' }), show };
    case 'pending':
      return { send: plainly('pending'), show };
    case 'closed':
      return { send: plainly('close'), show };
    case 'spam':
      return { send: plainly('spam'), show };
    default:
      return { send: plainly(inverse), show };
  }
}

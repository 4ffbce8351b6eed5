import type { Mail } from './mails';

const STATES = ['queued', 'sent', 'late', 'delivered', 'bounced', 'suppressed'] as const;
export type Fate = { state: (typeof STATES)[number]; addresses: string[]; reason: string };

/** What became of a mail of ours, those together for whom it is the same: who wait first, who never got it last. */
export function fatesOf(mail: Pick<Mail, 'recipients' | 'state' | 'answer_to' | 'reason'>): Fate[] {
  const found = new Map<string, Fate>();
  for (const { address, state, kind, reason } of mail.recipients) {
    const known = STATES.find((each) => each === state) ?? 'sent';
    const key = `${STATES.indexOf(known)} ${reason}`;
    const fate = found.get(key) ?? { state: known, addresses: [], reason };
    fate.addresses.push(kind === 'bcc' ? `${address} (Bcc)` : address);
    found.set(key, fate);
  }
  if (found.size === 0) return [{ state: old(mail.state), addresses: [mail.answer_to], reason: mail.reason }];
  return [...found].sort(([one], [other]) => one.localeCompare(other)).map(([, fate]) => fate);
}

/** A mail of before recipients were kept. */
function old(state: string): Fate['state'] {
  if (state === 'failed') return 'bounced';
  return state === 'queued' ? 'queued' : 'sent';
}

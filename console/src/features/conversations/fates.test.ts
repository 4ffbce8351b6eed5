import { expect, it } from 'vitest';
import { fatesOf } from './fates';

const to = (address: string, state: string, reason = '', kind = 'to') => ({ address, kind, state, reason, at: null });
const mail = { state: 'failed', answer_to: 'maya@example.com', reason: 'gone', recipients: [] };

it('puts those together for whom it is the same, and says who got a blind copy', () => {
  const recipients = [to('a@x.test', 'bounced', 'gone'), to('b@x.test', 'sent'), to('c@x.test', 'sent', '', 'bcc')];
  expect(fatesOf({ ...mail, recipients })).toEqual([
    { state: 'sent', addresses: ['b@x.test', 'c@x.test (Bcc)'], reason: '' },
    { state: 'bounced', addresses: ['a@x.test'], reason: 'gone' },
  ]);
});

it('knows what became of a mail whose recipients were not kept', () => {
  expect(fatesOf(mail)).toEqual([{ state: 'bounced', addresses: ['maya@example.com'], reason: 'gone' }]);
});

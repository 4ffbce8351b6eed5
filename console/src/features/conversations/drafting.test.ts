import { beforeEach, expect, it } from 'vitest';
import { chooseDraft, emptyDraft, keepDraft, readDraft } from './drafting';

beforeEach(() => localStorage.clear());

it('goes on with what this browser could not save yet', () => {
  const local = { ...emptyDraft, body: 'half a', saved: false };
  expect(chooseDraft(local, { body: 'older', kind: 'message' })).toBe(local);
});

it('takes the server’s draft when this browser has nothing newer', () => {
  expect(chooseDraft({ ...emptyDraft, body: 'old' }, { body: 'newer', kind: 'note' })).toMatchObject({
    body: 'newer',
    kind: 'note',
  });
  expect(chooseDraft(null, null)).toEqual(emptyDraft);
});

it('keeps what is to be done with the same words, and not with others', () => {
  const local = { ...emptyDraft, body: 'same', acts: [{ do: 'topic', topic_id: 'late' } as const] };
  expect(chooseDraft(local, { body: 'same', kind: 'message' }).acts).toEqual(local.acts);
  expect(chooseDraft(local, { body: 'other', kind: 'message' }).acts).toBeUndefined();
});

it('forgets what was sent on another machine', () => {
  expect(chooseDraft({ ...emptyDraft, body: 'sent elsewhere' }, { body: '', kind: 'message' }).body).toBe('');
});

it('leaves nothing behind once it is empty and saved', () => {
  keepDraft('tom', 'c1', { ...emptyDraft, body: 'x', saved: false });
  expect(readDraft('tom', 'c1')?.body).toBe('x');
  keepDraft('tom', 'c1', emptyDraft);
  expect(localStorage.length).toBe(0);
});

it('keeps an emptied draft until the server knows', () => {
  keepDraft('tom', 'c1', { ...emptyDraft, saved: false });
  expect(readDraft('tom', 'c1')?.saved).toBe(false);
});

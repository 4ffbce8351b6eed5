import { expect, it } from 'vitest';
import { type Behind, namesOf, type Talk } from './metric';

it('names a row as the inbox names the conversation, and whose it is', () => {
  const row = { conversation_id: 'c1', customer: 'Maya Okafor' } as Behind;
  const talk = { subject: null, first_words: 'Where is my parcel?', customer: { id: 'm', name: 'Maya' } } as Talk;
  expect(namesOf(row, talk)).toEqual({ title: 'Where is my parcel?', detail: 'Maya' });
  expect(namesOf(row, { ...talk, subject: 'Parcel 4711' }).title).toBe('Parcel 4711');
  expect(namesOf(row, undefined)).toEqual({ title: 'Maya Okafor', detail: null });
  expect(namesOf({ ...row, customer: null }, undefined)).toEqual({ title: null, detail: null });
});

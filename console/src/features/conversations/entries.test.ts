import { expect, it } from 'vitest';
import { blocksOf, continues, emptyThread, withEntries, withOlder } from './entries';
import type { Entry } from './types';

function entry(position: number, extra: Partial<Entry> = {}): Entry {
  return {
    id: `e${position}`,
    position,
    kind: 'message',
    author: { kind: 'customer', id: 'maya', name: 'Maya' },
    body: `line ${position}`,
    body_html: '',
    attachments: [],
    at: `2026-11-22T10:0${position % 10}:00Z`,
    client_id: null,
    state: null,
    automatic: false,
    masked: false,
    signals: null,
    ...extra,
  };
}

it('puts entries in order, whatever order they come in', () => {
  const thread = withEntries(emptyThread, [entry(3), entry(1), entry(2)], 3);
  expect(thread.entries.map((each) => each.position)).toEqual([1, 2, 3]);
  expect(thread.position).toBe(3);
});

it('is not changed by a replay', () => {
  const once = withEntries(emptyThread, [entry(1), entry(2)], 2);
  expect(withEntries(once, [entry(2), entry(1)], 1)).toEqual(once);
});

it('sees that something lies between', () => {
  const thread = withEntries(emptyThread, [entry(1), entry(2)], 2);
  expect(continues(thread, entry(3))).toBe(true);
  expect(continues(thread, entry(4))).toBe(false);
});

it('knows whether older entries may be left', () => {
  const thread = { ...withEntries(emptyThread, [entry(5)], 5), older: true };
  expect(withOlder(thread, [entry(3), entry(4)], 2).older).toBe(true);
  expect(withOlder(thread, [entry(4)], 2).older).toBe(false);
});

it('keeps one author’s messages together, states alone, days apart', () => {
  const entries = [
    entry(1),
    entry(2),
    entry(3, { kind: 'state', state: { name: 'resolved' } }),
    entry(4, { kind: 'note' }),
    entry(5),
    entry(6, { at: '2026-11-23T09:00:00Z' }),
  ];
  const blocks = blocksOf(entries, (at) => at.slice(0, 10));
  expect(blocks.map((block) => block.kind)).toEqual(['day', 'group', 'state', 'group', 'group', 'day', 'group']);
});

it('parts one author’s messages after five minutes', () => {
  const blocks = blocksOf([entry(1), entry(7)], (at) => at.slice(0, 10));
  expect(blocks.filter((block) => block.kind === 'group')).toHaveLength(2);
});

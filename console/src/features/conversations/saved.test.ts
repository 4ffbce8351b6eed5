import { expect, test } from 'vitest';
import { canBeKept, filtersOf, moved, type SavedView, searchOf, shownBy } from './saved';

const angry = { id: 'a', name: 'Angry', filters: { view: 'waiting', emotion: 'anger', urgent: true } } as SavedView;
const returns = { id: 'r', name: 'Returns', filters: { tag: 'tag-1' } } as SavedView;
const rest = { id: 'z', name: 'Rest', filters: { view: 'all', intent: 'question' } } as SavedView;

test('a view keeps what narrows the list, and neither words nor the panel', () => {
  const none = {
    tag: null,
    topic: null,
    priority: null,
    phase: null,
    field: null,
    channel: null,
    feeling: null,
    intent: null,
    emotion: null,
    urgent: null,
    conditions: null,
    sort: null,
    columns: null,
  };
  const kept = filtersOf({ view: 'all', feeling: 'negative', search: 'Maya', panel: 'open' });
  expect(kept).toEqual({ ...none, view: 'all', feeling: 'negative' });
  expect(filtersOf({ urgent: true })).toEqual({ ...none, view: 'mine', urgent: true });
});

test('a view alone is no view of its own, nor are words alone', () => {
  expect(canBeKept({ view: 'waiting' })).toBe(false);
  expect(canBeKept({ search: 'Maya' })).toBe(false);
  expect(canBeKept({ urgent: true })).toBe(true);
});

test('a view leads to its address and is known by it, in whichever order', () => {
  const address = searchOf(angry.filters, 'closed');
  expect(address).toEqual({ view: 'waiting', emotion: 'anger', urgent: true, panel: 'closed' });
  expect(shownBy({ urgent: true, emotion: 'anger', view: 'waiting' }, [returns, angry])?.name).toBe('Angry');
  expect(shownBy({ tag: 'tag-1' }, [returns, angry])?.name).toBe('Returns');
  expect(shownBy({ view: 'waiting', emotion: 'anger' }, [returns, angry])).toBeUndefined();
  expect(shownBy({ ...address, search: 'Maya' }, [angry])).toBeUndefined();
});

test('a step up or down, and none beyond the ends', () => {
  const all = [angry, returns, rest];
  expect(moved(all, 'r', -1)).toEqual(['r', 'a', 'z']);
  expect(moved(all, 'r', 1)).toEqual(['a', 'z', 'r']);
  expect(moved(all, 'a', -1)).toEqual(['a', 'r', 'z']);
  expect(moved(all, 'z', 1)).toEqual(['a', 'r', 'z']);
});

import { expect, it } from 'vitest';
import { type Foldable, folded } from './folding';

/** Newest first, as the line lists them: a name and how many seconds before noon. */
function line(...told: [name: string, before: number, detail?: string][]): Foldable[] {
  const noon = Date.parse('2026-10-14T12:00:00Z');
  return told.map(([name, before, detail], place) => ({
    id: String(place),
    name,
    title: name,
    detail: detail ?? null,
    occurred_at: new Date(noon - before * 1000).toISOString(),
    conversation_id: null,
  }));
}

const said = (items: Foldable[]) =>
  folded(items).map(({ item, others }) => [item.name, ...others.map((each) => each.name)].join(' < '));

it('tells a view once, by what was seen', () => {
  expect(said(line(['Product Viewed', 10], ['Page Viewed', 10.4], ['Page Viewed', 40]))).toEqual([
    'Product Viewed < Page Viewed',
    'Page Viewed',
  ]);
});

it('keeps how somebody came beside what they looked at then', () => {
  const [seen, came] = line(['Product Viewed', 10], ['Page Viewed', 10.4]) as [Foldable, Foldable];
  expect(said([seen, { ...came, is_arrival: true }])).toEqual(['Product Viewed', 'Page Viewed']);
});

it('tells a click, its form and what they meant once', () => {
  expect(said(line(['Payment Failed', 5], ['Form Submitted', 5.9], ['Button Clicked', 6]))).toEqual([
    'Payment Failed < Form Submitted < Button Clicked',
  ]);
  expect(said(line(['Form Submitted', 5.9], ['Button Clicked', 6]))).toEqual(['Form Submitted < Button Clicked']);
});

it('keeps a click that came after what it would go with', () => {
  expect(said(line(['Button Clicked', 5], ['Product Viewed', 7]))).toEqual(['Button Clicked', 'Product Viewed']);
  expect(said(line(['Message Sent', 5], ['Button Clicked', 6]))).toEqual(['Message Sent', 'Button Clicked']);
});

it('lets a join go with what brought it about, and joins with each other', () => {
  expect(said(line(['Customer Joined', 5], ['Customer Joined', 5], ['Signed In', 5]))).toEqual([
    'Signed In < Customer Joined < Customer Joined',
  ]);
  expect(said(line(['Customer Joined', 5], ['Customer Joined', 5], ['Signed In', 50]))).toEqual([
    'Customer Joined < Customer Joined',
    'Signed In',
  ]);
});

it('says what was asked where it was asked', () => {
  const [row] = folded(line(['Message Received', 5, '“In blue?”'], ['Conversation Started', 5, 'Basket']));
  expect([row?.item.name, row?.item.detail, row?.others.length]).toEqual(['Conversation Started', '“In blue?”', 1]);
});

it('keeps what was said a moment later', () => {
  const lines = line(
    ['Message Received', 4, '“Thanks”'],
    ['Message Received', 5, '“In blue?”'],
    ['Conversation Started', 5, 'Basket'],
  );
  expect(said(lines)).toEqual(['Message Received', 'Conversation Started < Message Received']);
  expect(folded(lines)[1]?.item.detail).toBe('“In blue?”');
});

it('drops nothing', () => {
  const items = line(['Page Viewed', 1], ['Button Clicked', 1], ['Customer Joined', 1], ['Visit Started', 1]);
  const there = folded(items).flatMap(({ item, others }) => [item.id, ...others.map((each) => each.id)]);
  expect(there.sort()).toEqual(items.map((each) => each.id));
});

/** What folding looks at: the same of a touchpoint on the line and of one before a conversation. */
export type Foldable = {
  id: string;
  name: string;
  title: string;
  detail: string | null;
  occurred_at: string;
  conversation_id?: string | null;
  /** It says how the customer came. */
  is_arrival?: boolean;
};

/** One thing that happened, and what else was told of the same moment: shown when it is opened. */
export type Folded<Item extends Foldable> = { item: Item; others: Item[] };

const MOMENT = 2_500;
/** What a click leads to may be told a blink before the click itself; a conversation begins with its first message. */
const BLINK = 300;

/** Views that say more than that a page was read. */
const SEEN = new Set([
  'Visit Started',
  'Product Viewed',
  'Product List Viewed',
  'Cart Viewed',
  'Checkout Started',
  'Article Viewed',
]);
/** What is captured by itself, from the least to the most telling. Everything else tells more. */
const CAPTURED = ['Button Clicked', 'Link Clicked', 'Form Submitted', 'Page Viewed', 'Screen Viewed'];
const CLICKED = new Set(['Button Clicked', 'Link Clicked', 'Form Submitted']);
/** Nothing a click could have done. */
const NOT_DONE_HERE = new Set([
  'Customer Joined',
  'Customer Unjoined',
  'Page Left',
  'Page Scrolled',
  'Visit Started',
  'Visit Ended',
  'Message Sent',
  'Order Shipped',
  'Order Delivered',
]);

/**
 * A click, the form it sent and what the site says it meant are one thing told three times: of touchpoints of the same
 * moment the most telling one stands, and the others go with it. Order in, order out; nothing is dropped.
 */
export function folded<Item extends Foldable>(items: readonly Item[]): Folded<Item>[] {
  const hosts = items.map((_, place) => hostOf(items, place));
  const rows = items.map((item): Folded<Item> => ({ item, others: [] }));
  for (const [place, item] of items.entries()) {
    let root = place;
    for (let next = hosts[root]; next !== undefined; next = hosts[root]) root = next;
    if (root !== place) rows[root]?.others.push(item);
  }
  return rows.filter((_, place) => hosts[place] === undefined).map(withFirstWords);
}

/** Where the last stretch begins with which nothing before it can go: what comes in at the end may still go with it. */
export function lastBreak(items: readonly Foldable[]): number {
  for (let place = items.length - 1; place > 0; place -= 1)
    if (apart(items[place - 1] as Foldable, items[place] as Foldable) > MOMENT) return place;
  return 0;
}

/** The place of what this one goes with. Hosts tell more, or as much and come first, so that no two go with each other. */
function hostOf(items: readonly Foldable[], place: number): number | undefined {
  const item = items[place] as Foldable;
  let best: number | undefined;
  for (const step of [-1, 1]) {
    for (let other = place + step; ; other += step) {
      const host = items[other];
      if (!host || apart(host, item) > MOMENT) break;
      if (!goesWith(item, host, other < place)) continue;
      if (best === undefined || telling(host) > telling(items[best] as Foldable)) best = other;
    }
  }
  return best;
}

function goesWith(item: Foldable, host: Foldable, isBefore: boolean): boolean {
  if (item.name === 'Customer Joined') return host.name !== item.name || isBefore;
  if (item.name === 'Message Received')
    return (
      host.name === 'Conversation Started' &&
      host.conversation_id === item.conversation_id &&
      apart(host, item) <= BLINK
    );
  if (CLICKED.has(item.name))
    return (
      telling(host) > telling(item) &&
      !NOT_DONE_HERE.has(host.name) &&
      Date.parse(host.occurred_at) >= Date.parse(item.occurred_at) - BLINK
    );
  // How somebody came is never told by what they looked at then.
  return item.name === 'Page Viewed' && !item.is_arrival && SEEN.has(host.name);
}

function telling({ name }: Foldable): number {
  if (name === 'Customer Joined') return -1;
  const place = CAPTURED.indexOf(name);
  return place === -1 ? CAPTURED.length : place;
}

function apart(one: Foldable, other: Foldable): number {
  return Math.abs(Date.parse(one.occurred_at) - Date.parse(other.occurred_at));
}

/** What was asked stands beside where it was asked: “Asked in the basket” “Does it come in blue?” */
function withFirstWords<Item extends Foldable>({ item, others }: Folded<Item>): Folded<Item> {
  const words = item.name === 'Conversation Started' && others.find((each) => each.name === 'Message Received')?.detail;
  return words ? { item: { ...item, detail: words }, others } : { item, others };
}

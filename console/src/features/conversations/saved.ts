import type { Schema } from '../../lib/api';
import { tidy } from '../../lib/url-state';
import { DEFAULT_VIEW } from './queries';
import type { InboxSearch } from './views';

export type SavedView = Schema<'SavedViewShape'>;
export type Filters = Schema<'Filters'>;

/** What of an address a view keeps: all that narrows the list, but for words that are searched for. */
export function filtersOf(search: InboxSearch): Filters {
  const { view = DEFAULT_VIEW, tag, priority, channel, feeling, intent, emotion, urgent } = search;
  return {
    view,
    tag: tag ?? null,
    priority: priority ?? null,
    channel: channel ?? null,
    feeling: feeling ?? null,
    intent: intent ?? null,
    emotion: emotion ?? null,
    urgent: urgent ?? null,
  };
}

/** The address of a view; the panel at the side stays as it is. */
export function searchOf(filters: Filters, panel?: InboxSearch['panel']): InboxSearch {
  const { view, tag, priority, channel, feeling, intent, emotion, urgent } = filters;
  return tidy({
    view: view ?? DEFAULT_VIEW,
    tag: tag ?? undefined,
    priority: priority ?? undefined,
    channel: channel ?? undefined,
    feeling: feeling ?? undefined,
    intent: intent ?? undefined,
    emotion: emotion ?? undefined,
    urgent: urgent === true ? true : undefined,
    panel,
  });
}

/** Whether an address narrows its view by something that can be kept. */
export function canBeKept(search: InboxSearch): boolean {
  return Object.entries(filtersOf(search)).some(([name, value]) => name !== 'view' && value !== null);
}

/** The view of one's own that an address shows, whichever order its filters were chosen in. */
export function shownBy(search: InboxSearch, views: SavedView[]): SavedView | undefined {
  if (search.search !== undefined) return undefined;
  const now = spelled(filtersOf(search));
  return views.find(({ filters }) => spelled(filtersOf(searchOf(filters))) === now);
}

/** The ids with one of them a step up or down; the same where it stands at the end already. */
export function moved(views: SavedView[], id: string, by: 1 | -1): string[] {
  const ids = views.map((each) => each.id);
  const from = ids.indexOf(id);
  const to = from + by;
  if (from < 0 || to < 0 || to >= ids.length) return ids;
  ids.splice(to, 0, ...ids.splice(from, 1));
  return ids;
}

function spelled(filters: Filters): string {
  return JSON.stringify(Object.entries(filters).sort(([one], [other]) => one.localeCompare(other)));
}

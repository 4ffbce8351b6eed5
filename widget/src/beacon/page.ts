/** The page the customer is on, also in applications that change pages without loading one. */
import { guarded, on } from './host.ts';

export type Page = { url: string; path: string; search: string; title: string; referrer: string };

let current: Page | undefined;

/** The page as it was when it was entered (the title follows the document). */
export function currentPage(): Page {
  current ??= look(document.referrer);
  if (current.url === location.href) current.title = document.title;
  return current;
}

/** The utm parameters of the page's address, undefined where there are none. */
export function campaign(): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(currentPage().search)) {
    const part = /^utm_(\w+)/.exec(name)?.[1];
    if (part) found[part === 'campaign' ? 'name' : part] = value;
  }
  return Object.keys(found)[0] ? found : undefined;
}

/** Calls `left` before and `entered` after every change of page: history API, hash, back and forward, bfcache. */
export function watchPages(left: () => void, entered: () => void): void {
  const moved = guarded(() => {
    const { url } = currentPage();
    if (url === location.href) return;
    left();
    current = look(url);
    // A router sets the title just after the address.
    setTimeout(entered, 50);
  });
  for (const name of ['pushState', 'replaceState'] as const) {
    const theirs = history[name];
    history[name] = function (...args) {
      theirs.apply(this, args);
      // replaceState with the same path is housekeeping (a filter, a scroll position), not a page.
      if (name[0] === 'p' || location.pathname !== currentPage().path) moved();
      else current = look(currentPage().referrer);
    };
  }
  on(window, 'popstate hashchange', moved);
  on<PageTransitionEvent>(window, 'pageshow', (shown) => {
    if (shown.persisted) entered();
  });
}

function look(referrer: string): Page {
  const { href, pathname, search } = location;
  return { url: href, path: pathname, search, title: document.title, referrer };
}

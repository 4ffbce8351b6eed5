const KEY = 'wayline-reloaded-at';
const AGAIN_AFTER = 5 * 60_000;

type Page = { storage: () => Pick<Storage, 'getItem' | 'setItem'>; reload: () => void; now: () => number };

/**
 * After an upgrade the files that an open page still asks for are gone: load the page anew, once. Where that did not
 * help, or where nothing can be remembered, the failure is shown like any other instead of trying for ever.
 */
export function reloadOnce(failed: Event, page: Page): void {
  try {
    const storage = page.storage();
    const before = Number(storage.getItem(KEY) ?? Number.NaN);
    if (page.now() - before < AGAIN_AFTER) return;
    storage.setItem(KEY, String(page.now()));
  } catch {
    return;
  }
  failed.preventDefault();
  page.reload();
}

export function reloadWhenFilesAreGone(): void {
  addEventListener('vite:preloadError', (failed) =>
    reloadOnce(failed, { storage: () => sessionStorage, reload: () => location.reload(), now: Date.now }),
  );
}

import { beforeEach, expect, it } from 'vitest';
import { reloadOnce } from './reload-once';

let reloads = 0;
beforeEach(() => {
  sessionStorage.clear();
  reloads = 0;
});

function failAt(minute: number, storage = () => sessionStorage as Pick<Storage, 'getItem' | 'setItem'>): Event {
  const failed = new Event('vite:preloadError', { cancelable: true });
  reloadOnce(failed, { storage, reload: () => (reloads += 1), now: () => minute * 60_000 });
  return failed;
}

it('loads the page anew when a file is gone, and lets a second failure be seen', () => {
  expect(failAt(0).defaultPrevented).toBe(true);
  expect(failAt(1).defaultPrevented).toBe(false);
  expect(reloads).toBe(1);
});

it('loads it anew again after the next upgrade', () => {
  failAt(0);
  failAt(90);
  expect(reloads).toBe(2);
});

it('never reloads where nothing can be remembered', () => {
  const refused = () => {
    throw new DOMException('refused', 'SecurityError');
  };
  expect(failAt(0, refused).defaultPrevented).toBe(false);
  expect(reloads).toBe(0);
});

import { expect, it } from 'vitest';
import { browserOf } from './browser-name';

it('names the browser and the system it runs on', () => {
  expect(
    browserOf('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141 Safari/537.36 Edg/141'),
  ).toBe('Edge, Windows');
  expect(browserOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Safari/604.1')).toBe(
    'Safari, iOS',
  );
});

it('says nothing of what it does not know', () => {
  expect(browserOf('curl/8')).toBeNull();
});

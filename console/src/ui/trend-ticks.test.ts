import { expect, it } from 'vitest';
import { formatDuration } from '../lib/format';
import { stretchFor } from './trend-ticks';

it('draws lines at times that are said in one unit, and never more than four', () => {
  const longest = [0.4, 38, 3 * 60, 47 * 60, 11.1 * 3600, 40 * 3600, 9 * 86_400, 400 * 86_400];
  const said = longest.map((seconds) => formatDuration(stretchFor(seconds)));
  expect(said).toEqual(['1 s', '10 s', '1 min', '15 min', '4 h', '12 h', '7 d', '112 d']);
  for (const seconds of longest) expect(seconds / stretchFor(seconds)).toBeLessThanOrEqual(4);
});

import { expect, it } from 'vitest';
import { pageName } from './page-name';

it.each([
  ['Court Low · Cortado', 'https://cortado.example/p/court-low', 'Court Low'],
  ['court-high', 'https://cortado.example/p/court-high', 'Court high'],
  [null, 'https://cortado.example/p/court-high?size=41#top', 'Court high'],
  ['  ', 'https://cortado.example/size_guide.html', 'Size guide'],
  [null, 'https://cortado.example/stra%C3%9Fe', 'Straße'],
  [null, 'https://cortado.example/100%', '100%'],
  [null, 'https://cortado.example/', 'cortado.example'],
  ['', '/checkout/', 'Checkout'],
  [undefined, 'app', 'App'],
] as const)('%s at %s is %s', (title, url, name) => {
  expect(pageName(title, url)).toBe(name);
});

/** Fails when a part of the widget is heavier (gzip) than it may be. The budgets are those of the look's ui page. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const files = new Map(
  ['w.js', ...readdirSync(`${dist}assets`).map((name) => `assets/${name}`)].map((name) => [
    name,
    gzipSync(readFileSync(dist + name), { level: 9 }).length,
  ]),
);
const weight = (pattern: RegExp): number =>
  [...files].reduce((sum, [name, bytes]) => sum + (pattern.test(name) ? bytes : 0), 0);
const heaviest = (pattern: RegExp): number =>
  Math.max(0, ...[...files].map(([name, bytes]) => (pattern.test(name) ? bytes : 0)));

const budgets = [
  { part: 'script tag (w.js)', bytes: weight(/^w\.js$/), most: 4_096 },
  { part: 'loader (w.js and launcher)', bytes: weight(/^w\.js$|\/(launcher|shared)-/), most: 10_000 },
  // A visitor loads one language; English comes with the panel. The preview is the console's.
  {
    part: 'chat panel with one language',
    bytes: weight(/^assets\/(?!launcher-|shared-|locale-|preview-)/) + heaviest(/\/locale-/),
    most: 45_000,
  },
];
for (const { part, bytes, most } of budgets)
  console.log(`${bytes <= most ? 'ok  ' : 'OVER'} ${part}: ${bytes} of ${most} bytes gzip`);
for (const [name, bytes] of files) console.log(`     ${name}: ${bytes}`);
if (budgets.some(({ bytes, most }) => !bytes || bytes > most)) process.exit(1);

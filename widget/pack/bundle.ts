/** Builds widget/dist: w.js, the page of the preview and, under assets/, the launcher and what it loads, named by content. */
import { rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'rolldown';
import { build, type Rollup } from 'vite';
import manifest from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const outDir = `${root}dist`;
const shared = {
  root,
  configFile: false as const,
  publicDir: false as const,
  logLevel: 'warn' as const,
  define: { __VERSION__: JSON.stringify(manifest.version) },
};
const target = ['chrome111', 'firefox114', 'safari16.4'];

/** What a chunk is, by what it begins with; the size check goes by these names. */
function chunkName({ facadeModuleId }: { facadeModuleId?: string | null }): string {
  const kind = facadeModuleId?.includes('/words/')
    ? 'locale'
    : facadeModuleId?.includes('/chat/mount')
      ? 'panel'
      : 'shared';
  return `assets/${kind}-[hash].js`;
}

await rm(outDir, { recursive: true, force: true });

const parts = (await build({
  ...shared,
  base: './',
  build: {
    outDir,
    target,
    emptyOutDir: false,
    modulePreload: false,
    minify: true,
    rollupOptions: {
      input: { launcher: `${root}src/launcher/launch.ts` },
      preserveEntrySignatures: 'strict',
      output: { format: 'es', entryFileNames: 'assets/[name]-[hash:6].js', chunkFileNames: chunkName },
    },
  },
})) as Rollup.RollupOutput;
const launcher = parts.output.find((part) => part.type === 'chunk' && part.isEntry);
if (!launcher) throw new Error('The build gave no launcher.');

// Straight through rolldown: Vite would add its preloading to the one import() there is.
await bundle({
  input: `${root}src/beacon/tag.ts`,
  transform: { target, define: { ...shared.define, __LAUNCHER__: JSON.stringify(basename(launcher.fileName)) } },
  output: { file: `${outDir}/w.js`, format: 'iife', minify: true, comments: false },
});

// The console's preview is a page of its own, in front of the same launcher; customers never load it.
const preview = (await build({
  ...shared,
  define: { ...shared.define, __LAUNCHER__: JSON.stringify(basename(launcher.fileName)) },
  base: './',
  build: {
    outDir,
    target,
    emptyOutDir: false,
    modulePreload: false,
    minify: true,
    rollupOptions: {
      input: `${root}src/preview/preview.ts`,
      output: { format: 'es', entryFileNames: 'assets/preview-[hash].js' },
    },
  },
})) as Rollup.RollupOutput;
const entry = preview.output.find((part) => part.type === 'chunk' && part.isEntry);
if (!entry) throw new Error('The build gave no preview.');
await writeFile(
  `${outDir}/preview.html`,
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<title>The chat, as it would be</title><script type="module" src="/w/${entry.fileName}"></script></html>\n`,
);

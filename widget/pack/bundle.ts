/** Builds widget/dist: w.js and, under assets/, the launcher and what it loads, named by their content. */
import { rm } from 'node:fs/promises';
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
      output: { format: 'es', entryFileNames: 'assets/[name]-[hash].js', chunkFileNames: chunkName },
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

import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __VERSION__: '"0"', __LAUNCHER__: '""' },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.{ts,tsx}'] },
});

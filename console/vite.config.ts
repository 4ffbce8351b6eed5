import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.WAYLINE_SERVER ?? 'http://127.0.0.1:8700';

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: { target: 'es2023', sourcemap: false, chunkSizeWarningLimit: 700 },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
      '/w': { target: server, ws: true },
    },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['./src/test-setup.ts'],
    css: false,
    maxWorkers: 2,
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.INVICRM_URL ?? 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react()],
  build: {
    // The first browsers with light-dark() and everything else the styles use.
    target: ['chrome123', 'edge123', 'firefox121', 'safari17.5'],
    // The page's policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 600,
  },
  server: { proxy: { '/api': server, '/docs': server } },
  test: { include: ['src/**/*.test.ts'], environment: 'node' },
});

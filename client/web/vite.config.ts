import { defineConfig } from 'vite';

const hub = 'http://127.0.0.1:8000';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../../server/circlekeeper_server/web/static',
    emptyOutDir: true,
    // The hub's content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  // `npx vite` shows changes at once, in front of a hub started with `make run`.
  server: {
    proxy: { '/api': hub, '/ws': { target: hub, ws: true } },
  },
});

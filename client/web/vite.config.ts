import { defineConfig, type Plugin } from 'vite';

const hub = 'http://127.0.0.1:8000';

/**
 * In place of Vite's own helper: parts that are fetched later bring styles at most, and a list of all their
 * scripts would weigh more than the round trip that it saves.
 */
const fetchesLater: Plugin = {
  name: 'fetches-later',
  enforce: 'pre',
  load: (id) => (id === '\0vite/preload-helper.js' ? HELPER : null),
};

const HELPER = `
  const styled = {};
  const style = (href) =>
    (styled[href] ??= new Promise((settled) => {
      const link = document.createElement('link');
      link.rel = 'stylesheet';
      link.href = '/' + href;
      link.onload = link.onerror = settled;
      document.head.append(link);
    }));
  export const __vitePreload = (load, styles = []) => Promise.all(styles.map(style)).then(load);
`;

export default defineConfig({
  plugins: [fetchesLater],
  // Elements as calls, `h(type, props, ...children)`: one word less for each of them than the newer form.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment' },
    jsxInject: "import { h, Fragment } from 'preact'",
  },
  build: {
    outDir: '../../server/circlekeeper_server/web/static',
    emptyOutDir: true,
    // The hub's content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    // Slower than Vite's own, and half a kilobyte less for every phone.
    minify: 'terser',
    // Whatever is written out at length the same way each time, gzip packs better.
    terserOptions: {
      module: true,
      compress: { passes: 3, ecma: 2020, inline: 1, lhs_constants: false },
    },
    // What every page needs is one file: compressed together, it is smaller than in parts.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] } },
    },
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, needed, { hostType }) =>
        hostType === 'js' ? needed.filter((file) => file.endsWith('.css')) : needed,
    },
  },
  // `npx vite` shows changes at once, in front of a hub started with `make run`.
  server: {
    proxy: { '/api': hub, '/ws': { target: hub, ws: true } },
  },
});

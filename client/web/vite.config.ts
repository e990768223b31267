import { defineConfig, type Plugin } from 'vite';
import { stylesheet } from './src/look/stylesheet';

const hub = 'http://127.0.0.1:8000';

/**
 * In place of Vite's own helper, which fetches what a part needs together with it: a list of it all would weigh
 * more than the round trip that it saves.
 */
const fetchesLater: Plugin = {
  name: 'fetches-later',
  enforce: 'pre',
  load: (id) =>
    id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null,
};

/** A part that is fetched later and has styles of its own waits for them itself; nobody else has to know of them. */
const bringsStyles: Plugin = {
  name: 'brings-styles',
  enforce: 'post',
  renderChunk(code, { isEntry, viteMetadata }) {
    const styles = [...(viteMetadata?.importedCss ?? [])].map((file) => `/${file}`);
    if (isEntry || styles.length === 0) return null;
    viteMetadata?.importedCss.clear();
    return `await Promise.all(${JSON.stringify(styles)}.map(${stylesheet}));\n${code}`;
  },
};

export default defineConfig({
  plugins: [fetchesLater, bringsStyles],
  // Elements as calls, `h(type, props, ...children)`: one word less for each of them than the newer form.
  oxc: {
    jsx: { runtime: 'classic', pragma: 'h', pragmaFrag: 'Fragment', development: false },
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
      output: {
        chunkFileNames: 'assets/[name]-[hash:7].js',
        codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] },
      },
    },
    modulePreload: {
      polyfill: false,
      resolveDependencies: (_, needed, { hostType }) => (hostType === 'js' ? [] : needed),
    },
  },
  // `npx vite` shows changes at once, in front of a hub started with `make run`.
  server: {
    proxy: { '/api': hub, '/ws': { target: hub, ws: true } },
  },
});

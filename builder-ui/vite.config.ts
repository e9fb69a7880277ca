/**
 * Builds the builder (`index.html`) and the demo shop (`demo.html`) into `dist/app`, every asset under a hashed name,
 * so that the server may let browsers keep `/assets/*` for ever; then the embeddable widget beside them. While developing, the API and the widget's API are
 * those of a Switchboard that runs on 127.0.0.1:3000 (or at SWITCHBOARD_DEV_TARGET).
 */
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, defaultClientConditions, defineConfig, type Plugin } from 'vite';

const target = process.env.SWITCHBOARD_DEV_TARGET ?? 'http://127.0.0.1:3000';
const entry = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Answers `/demo` with `demo.html`, as the server does. */
const demoAddress: Plugin = {
  name: 'demo-address',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url && /^\/demo(\?|$)/.test(request.url)) request.url = request.url.replace('/demo', '/demo.html');
      next();
    });
  },
};

/** Builds the widget after the pages, so that one command builds all. */
const widgetBesides: Plugin = {
  name: 'widget-besides',
  apply: 'build',
  async closeBundle() {
    await build({ configFile: entry('widget/vite.config.ts') });
  },
};

export default defineConfig({
  plugins: [react(), demoAddress, widgetBesides],
  // `source` first: the packages of this workspace are read as TypeScript, without a build of their own.
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: { '@rjsf/validator-ajv8': entry('src/app/no-form-validator.ts') },
  },
  server: { host: '127.0.0.1', proxy: { '/api': target, '/widget/v1': target, '/widget.js': target } },
  build: {
    outDir: 'dist/app',
    emptyOutDir: true,
    // Browsers that know light-dark(): a stand-in for older ones would need the colour scheme declared in each file.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    assetsInlineLimit: 0,
    // In kB before compression; the builder without its canvas loads some 230 kB compressed.
    chunkSizeWarningLimit: 900,
    rolldownOptions: { input: [entry('index.html'), entry('demo.html')] },
  },
});

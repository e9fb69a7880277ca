/**
 * Builds the embeddable widget into `dist/app/widget.js`: one classic script without imports, since it stands on sites of
 * others under an address that never changes. The builder's build runs this one after its own.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: at('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    outDir: at('../dist/app'),
    emptyOutDir: false,
    copyPublicDir: false,
    target: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    lib: { entry: at('widget.ts'), formats: ['iife'], name: 'switchboardWidget', fileName: () => 'widget.js' },
  },
});

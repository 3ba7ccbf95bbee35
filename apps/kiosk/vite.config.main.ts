import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

/** Electron's main process as one CommonJS file; only `electron` itself is found at run time. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'main/main.ts',
    outDir: 'dist/shell',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      external: ['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)],
      output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false },
    },
  },
});

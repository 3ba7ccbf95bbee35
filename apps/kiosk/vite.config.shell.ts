import { builtinModules } from 'node:module';
import { defineConfig } from 'vite';

const builtin = [...builtinModules, ...builtinModules.map((name) => `node:${name}`)];

/**
 * Electron's side: `main` and `preload`, one CommonJS file each. A sandboxed preload can load nothing but `electron`,
 * and neither needs anything at run time that is not in the file.
 */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'dist/shell',
    target: 'node24',
    minify: false,
    rolldownOptions: {
      input: { main: 'main/main.ts', preload: 'preload/preload.ts' },
      external: ['electron', ...builtin],
      output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' },
    },
  },
});

import { defineConfig } from 'vite';

/** The preload script as one CommonJS file: a sandboxed one can load nothing but `electron`. */
export default defineConfig({
  ssr: { noExternal: true },
  build: {
    ssr: 'preload/preload.ts',
    outDir: 'dist/shell',
    target: 'chrome140',
    minify: false,
    rolldownOptions: {
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
    },
  },
});

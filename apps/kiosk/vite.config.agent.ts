import { defineConfig } from 'vite';

/**
 * The agent as plain JavaScript for Electron's utility process, which may not read TypeScript. What holds machine code
 * or files stays outside and is resolved from this package: the canvas, and the fonts that are looked up by name.
 */
export default defineConfig({
  ssr: { noExternal: true, external: ['@napi-rs/canvas'] },
  build: {
    ssr: 'agent/run.ts',
    outDir: 'dist/agent',
    target: 'node24',
    minify: false,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'run.mjs', codeSplitting: false } },
  },
});

import { wordsChunk } from '@foyer/words/chunks';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The branch server serves `dist/` under `/dashboard/`; while developing, it is asked for everything else. */
export default defineConfig({
  base: '/dashboard/',
  plugins: [react()],
  // Data addresses are refused by the server's content security policy, so even small fonts are files.
  build: {
    assetsInlineLimit: 0,
    outDir: 'dist',
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: wordsChunk }] } } },
  },
  server: {
    proxy: {
      '/api': 'http://127.0.0.1:4100',
      '/practice': 'http://127.0.0.1:4100',
      '/socket.io': { target: 'http://127.0.0.1:4100', ws: true },
    },
  },
});

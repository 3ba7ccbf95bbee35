import { wordsChunk } from '@foyer/words/chunks';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page, for the server's `/kiosk/` and for Electron alike. */
export default defineConfig({
  root: 'renderer',
  base: '/kiosk/',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: wordsChunk }] } } },
  },
});

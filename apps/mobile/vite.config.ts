import { wordsChunk } from '@foyer/words/chunks';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The page answers at `/b/{branch}/t/{token}`; its assets lie under `/mobile/`. */
export default defineConfig({
  base: '/mobile/',
  plugins: [react()],
  // A font that is inlined is fetched even when no letter of it is shown.
  build: {
    sourcemap: false,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: wordsChunk }] } } },
  },
});

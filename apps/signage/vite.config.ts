import { wordsChunk } from '@foyer/words/chunks';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/signage/',
  plugins: [react()],
  // A font inside the stylesheet would be refused by the content security policy.
  build: {
    target: 'chrome120',
    sourcemap: false,
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: wordsChunk }] } } },
  },
});

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: '/signage/',
  plugins: [react()],
  build: { target: 'chrome120', sourcemap: false },
});

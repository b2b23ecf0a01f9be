import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.KHUEVAN_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  root: 'src/web',
  cacheDir: '../../node_modules/.vite',
  // macroTransform: without it the build passes and the page throws on load.
  plugins: [lingui({ macroTransform: true, failOnMissing: true }), react()],
  build: { outDir: '../../dist/web', emptyOutDir: true },
  server: { proxy: { '/api/': server } },
});

import { lingui } from '@lingui/vite-plugin';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { firstPage, packed } from './src/platform/web-pack.ts';

const server = process.env.KHUEVAN_SERVER ?? 'http://localhost:8080';

export default defineConfig({
  root: 'src/web',
  cacheDir: '../../node_modules/.vite',
  // macroTransform: without it the build passes and the page throws on load.
  plugins: [lingui({ macroTransform: true, failOnMissing: true }), react(), firstPage(), packed()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    // One sheet: all of ours is smaller than one more round trip.
    cssCodeSplit: false,
    // A font inside the style sheet would be fetched by those who never see its letters.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // the texts of the pages are in files called as those of the first page
        chunkFileNames: ({ facadeModuleId }) => `assets/${facadeModuleId?.includes('/locales/pages/') ? 'pages-' : ''}[name]-[hash].js`,
        // On a slow line every further file costs: the shell is one, what several pages share is one, each page is one.
        codeSplitting: {
          groups: [
            // with what loads the rest: else the first lines would wait for the whole shell
            { name: 'start', test: /\/src\/web\/ahead\.ts$|vite\/preload-helper/, priority: 3 },
            { name: 'shell', test: /\/src\/web\/app\.tsx$/, priority: 2 },
            { name: 'shared', minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api/': server } },
});

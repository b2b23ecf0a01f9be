import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

export default defineConfig({
  sourceLocale: 'vi',
  locales: ['vi', 'en'],
  catalogs: [
    {
      path: 'src/web/locales/{locale}',
      // A folder written with a star is silently skipped: the last one needs its own /**.
      include: ['src/web/**', 'src/ui/**', 'src/modules/*/web/**'],
    },
  ],
  // Neither line numbers nor origins: a moved line must not change the catalogue.
  format: formatter({ origins: false, lineNumbers: false }),
  orderBy: 'message',
});

import { formatter } from '@lingui/format-po';
import type { LinguiConfig } from '@lingui/conf';

const config: LinguiConfig = {
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
};

export default config;

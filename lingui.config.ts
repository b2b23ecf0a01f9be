import { defineConfig } from '@lingui/cli';
import { formatter } from '@lingui/format-po';

/** Files of the modules that come with the shell: their texts are there from the first sight on, those of other pages when one is opened. */
const firstPage = [
  'src/modules/access/web/sign-in.tsx',
  'src/modules/approvals/web/words.ts',
  'src/modules/plans/web/plan-natures.ts',
  'src/modules/reports/web/home*.tsx',
  'src/modules/reports/web/plan-bar.tsx',
  'src/modules/reports/web/use-*.ts',
  'src/modules/reports/web/words.ts',
  'src/modules/reports/web/work-list.tsx',
  'src/modules/reports/web/year-*.tsx',
];

export default defineConfig({
  sourceLocale: 'vi',
  locales: ['vi', 'en'],
  // A folder written with a star is silently skipped: the last one needs its own /**.
  catalogs: [
    { path: 'src/web/locales/{locale}', include: ['src/web/**', 'src/ui/**', ...firstPage] },
    { path: 'src/web/locales/pages/{locale}', include: ['src/modules/*/web/**'], exclude: firstPage },
  ],
  // Neither line numbers nor origins: a moved line must not change the catalogue.
  format: formatter({ origins: false, lineNumbers: false }),
  orderBy: 'message',
});

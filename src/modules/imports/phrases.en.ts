import type { SameTexts } from '#platform/refusal.ts';
import type { importPhrases } from './phrases.vi.ts';

export const importPhrasesInEnglish = {
  'imports.formats_csv': '.csv (UTF-8, UTF-16, windows-1258; comma, semicolon or tab)',
  'imports.limit_bytes': 'Size of the file',
  'imports.limit_unpacked': 'Size when unpacked',
  'imports.limit_rows': 'Rows of a sheet',
  'imports.limit_columns': 'Columns',
  'imports.limit_cells': 'Cells with data in the file',
  'imports.limit_signs': 'Characters of a cell',
  'imports.limit_time': 'Time for reading',
  'imports.seconds': '{seconds} seconds',
  'imports.limit_formulas': 'Formulas, macros, external links',
  'imports.never_run': 'never run',
} satisfies SameTexts<typeof importPhrases>;

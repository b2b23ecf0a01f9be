import { formatNumber } from '#kit/numbers.ts';
import { inText, languageIn, phrase, type Texts } from '#platform/refusal.ts';
import { FILE_LIMITS } from '#platform/sheets/limits.ts';

/** What one file may be, in words, for the page on which files are brought. */
export function publishedLimits(texts: Texts) {
  const words = (code: string, params = {}) => inText(phrase(`imports.${code}`, params), texts);
  const number = (value: number) => formatNumber(value, 3, languageIn(texts));
  const megabytes = (bytes: number) => `${number(bytes / 1024 / 1024)} MB`;
  return {
    bytes: FILE_LIMITS.bytes,
    formats: ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', words('formats_csv')],
    limits: [
      { what: words('limit_bytes'), value: megabytes(FILE_LIMITS.bytes) },
      { what: words('limit_unpacked'), value: megabytes(FILE_LIMITS.unpackedBytes) },
      { what: words('limit_rows'), value: number(FILE_LIMITS.rows) },
      { what: words('limit_columns'), value: number(FILE_LIMITS.columns) },
      { what: words('limit_cells'), value: number(FILE_LIMITS.cells) },
      { what: words('limit_signs'), value: number(FILE_LIMITS.cellLength) },
      { what: words('limit_time'), value: words('seconds', { seconds: FILE_LIMITS.seconds }) },
      { what: words('limit_formulas'), value: words('never_run') },
    ],
  };
}

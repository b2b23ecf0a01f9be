import type { Phrases } from '#platform/refusal.ts';

/** What one file may be. */
export const importPhrases = {
  'imports.formats_csv': '.csv (UTF-8, UTF-16, windows-1258; dấu phẩy, chấm phẩy hoặc tab)',
  'imports.limit_bytes': 'Dung lượng tệp',
  'imports.limit_unpacked': 'Dung lượng sau khi giải nén',
  'imports.limit_rows': 'Số dòng một trang tính',
  'imports.limit_columns': 'Số cột',
  'imports.limit_cells': 'Số ô có dữ liệu cả tệp',
  'imports.limit_signs': 'Số ký tự một ô',
  'imports.limit_time': 'Thời gian đọc',
  'imports.seconds': '{seconds} giây',
  'imports.limit_formulas': 'Công thức, macro, liên kết ngoài',
  'imports.never_run': 'không bao giờ chạy',
} satisfies Phrases;

import { formatNumber } from '#kit/numbers.ts';
import { FILE_LIMITS } from '#platform/sheets/limits.ts';

const megabytes = (bytes: number) => `${formatNumber(bytes / 1024 / 1024)} MB`;

/** What one file may be, in words, for the page on which files are brought. */
export const publishedLimits = () => ({
  bytes: FILE_LIMITS.bytes,
  formats: ['.xlsx', '.xlsm', '.xls', '.xlsb', '.ods', '.csv (UTF-8, UTF-16, windows-1258; dấu phẩy, chấm phẩy hoặc tab)'],
  limits: [
    { what: 'Dung lượng tệp', value: megabytes(FILE_LIMITS.bytes) },
    { what: 'Dung lượng sau khi giải nén', value: megabytes(FILE_LIMITS.unpackedBytes) },
    { what: 'Số dòng một trang tính', value: formatNumber(FILE_LIMITS.rows) },
    { what: 'Số cột', value: formatNumber(FILE_LIMITS.columns) },
    { what: 'Số ô có dữ liệu cả tệp', value: formatNumber(FILE_LIMITS.cells) },
    { what: 'Số ký tự một ô', value: formatNumber(FILE_LIMITS.cellLength) },
    { what: 'Thời gian đọc', value: `${FILE_LIMITS.seconds} giây` },
    { what: 'Công thức, macro, liên kết ngoài', value: 'không bao giờ chạy' },
  ],
});

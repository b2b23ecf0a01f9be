/** What can be wrong with what `link` is given, in one line each: what, where, what to do. */
export const linkFaults = {
  unreadable: (path: string, code: string) =>
    code === 'ENOENT'
      ? `Không thấy tệp ${path}; hãy kiểm tra đường dẫn.`
      : `Không đọc được tệp ${path} (${code}); hãy kiểm tra quyền đọc và đường dẫn.`,
  notWritable: (path: string, code: string) => `Không ghi được ${path} (${code}); hãy kiểm tra thư mục, quyền ghi và chỗ trống trên đĩa.`,
  configShape: (path: string, detail: string) =>
    `Tệp cấu hình ${path} không phải JSON hợp lệ (${detail}); hãy sửa theo mẫu {"id": "cột mã", "fields": [{"column": "họ tên", "as": "vietnamese-name"}]}.`,
  configId: (path: string) => `Tệp cấu hình ${path} thiếu "id"; hãy ghi tên cột chứa mã của từng dòng, ví dụ "id": "rec_id".`,
  configFields: (path: string) =>
    `Tệp cấu hình ${path} thiếu "fields"; hãy liệt kê ít nhất một cột, ví dụ "fields": [{"column": "full_name", "as": "vietnamese-name"}].`,
  configField: (path: string, number: number) =>
    `Tệp cấu hình ${path}: mục thứ ${number} của "fields" phải có "column" và "as" là chữ; hãy viết dạng {"column": "born", "as": "date"}.`,
  configKind: (path: string, number: number, column: string, given: string, kinds: readonly string[]) =>
    `Tệp cấu hình ${path}: mục thứ ${number} (cột "${column}") có "as": "${given}"; hãy dùng một trong: ${kinds.join(', ')}.`,
  configTwice: (path: string, column: string) => `Tệp cấu hình ${path} nhắc cột "${column}" hai lần; hãy để lại một lần.`,
  configUnknown: (path: string, key: string) =>
    `Tệp cấu hình ${path} có mục lạ "${key}"; hãy bỏ đi, chỉ dùng "id", "fields", "column", "as".`,
  empty: (path: string) => `Tệp ${path} không có dòng dữ liệu nào; hãy kiểm tra lại tệp (dòng đầu là tên cột, từ dòng hai là dữ liệu).`,
  columnMissing: (path: string, column: string, present: readonly string[]) =>
    `Tệp ${path} không có cột "${column}"; các cột đang có: ${present.join(', ')}. Hãy sửa tên cột trong tệp cấu hình.`,
  columnTwice: (path: string, column: string) => `Tệp ${path} có hai cột cùng tên "${column}"; hãy đổi tên một cột.`,
  rowShape: (path: string, line: number, expected: number, found: number) =>
    `Tệp ${path}, dòng ${line}: có ${found} ô trong khi dòng tiêu đề có ${expected}; hãy kiểm tra dấu phân cách và dấu nháy ở dòng này.`,
  csvShape: (path: string, line: number) =>
    `Tệp ${path}, dòng ${line}: không đọc được dạng CSV (dấu nháy mở mà không đóng, hoặc đặt sai chỗ); hãy sửa dòng này.`,
  notUtf8: (path: string) => `Tệp ${path} không phải UTF-8; hãy lưu lại dạng "CSV UTF-8" rồi chạy lại.`,
  idMissing: (path: string, line: number, column: string) => `Tệp ${path}, dòng ${line}: ô "${column}" trống; mỗi dòng phải có mã riêng.`,
  idTwice: (path: string, line: number, id: string) =>
    `Tệp ${path}, dòng ${line}: mã "${id}" đã có ở dòng trước; mỗi dòng phải có mã riêng trong tệp.`,
  threshold: (given: string) => `--threshold ${given} không phải số từ 0 đến 1; hãy đặt ví dụ --threshold 0.5.`,
  outIsInput: (path: string) => `--out trùng với tệp đầu vào ${path}; hãy chọn tên khác để không ghi đè dữ liệu gốc.`,
};

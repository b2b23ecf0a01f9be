import type { Messages } from '#platform/refusal.ts';

/** Reasons that the doors themselves give. */
export const platformMessages = {
  'gate.not_signed_in': { what: 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết.', todo: 'Đăng nhập lại.' },
  'gate.not_allowed': { what: 'Tài khoản này không có quyền thực hiện việc này.', todo: 'Liên hệ người quản trị để được phân quyền.' },
  'gate.outside_scope': {
    what: 'Việc này ghi cả vào phần ngoài phạm vi của bạn; chưa có gì được ghi.',
    todo: 'Nhờ cán bộ phụ trách toàn hệ thống ghi.',
  },
  'gate.csrf': { what: 'Yêu cầu không xuất phát từ trang của hệ thống.', todo: 'Tải lại trang rồi thử lại.' },
  'gate.too_many_files': {
    what: 'Tài khoản này đã lấy ra {most} tệp trong một giờ.',
    todo: 'Đợi {minutes} phút rồi thử lại; cần cả danh sách thì xuất một lần thay vì từng phần.',
  },
  'request.invalid': { what: 'Dữ liệu gửi lên không hợp lệ: {detail}.', todo: 'Kiểm tra lại ô được nêu rồi gửi lại.' },
  'request.malformed': { what: 'Nội dung gửi lên không đọc được.', todo: 'Tải lại trang rồi thử lại.' },
  'request.unusable_value': {
    what: 'Một giá trị gửi lên quá lớn hoặc không dùng được.',
    todo: 'Kiểm tra lại các số, ngày và mã rồi gửi lại.',
  },
  'request.unknown_reference': {
    what: 'Một mục được chọn không có ở đây, hoặc đang được dùng ở nơi khác.',
    todo: 'Tải lại trang, chọn lại các mục rồi gửi lại.',
  },
  'request.cursor': { what: 'Không đọc được vị trí trang tiếp theo.', todo: 'Mở lại danh sách từ đầu.' },
  'request.body_unexpected': { what: 'Việc này không nhận nội dung kèm theo.', todo: 'Tải lại trang rồi thử lại.' },
  'request.too_large': { what: 'Nội dung gửi lên lớn hơn mức cho phép.', todo: 'Chia nhỏ tệp rồi gửi lại.' },
  'request.foreign_host': {
    what: 'Hệ thống không chạy dưới tên máy chủ này.',
    todo: 'Mở bằng địa chỉ mà cơ quan đã thông báo; người vận hành đặt tên máy chủ trong KHUEVAN_URL hoặc KHUEVAN_HOSTS.',
  },
  'request.in_clear': {
    what: 'Yêu cầu đến không qua HTTPS.',
    todo: 'Mở bằng địa chỉ https; nếu đã mở như vậy, người vận hành cho máy đứng trước gửi X-Forwarded-Proto.',
  },
  'request.not_found': { what: 'Không có địa chỉ này.', todo: 'Quay về trang chủ.' },
  'request.method': { what: 'Phương thức này không được dùng.', todo: 'Tải lại trang rồi thử lại.' },
  'idempotency.missing': { what: 'Thiếu khóa chống gửi trùng (Idempotency-Key).', todo: 'Tải lại trang rồi gửi lại.' },
  'idempotency.other_body': { what: 'Khóa chống gửi trùng này đã dùng cho một nội dung khác.', todo: 'Tải lại trang rồi gửi lại.' },
  'edit.missing_version': { what: 'Thiếu phiên bản đang sửa (If-Match).', todo: 'Tải lại trang rồi sửa lại.' },
  'edit.stale': { what: 'Người khác vừa sửa trước: {changed}.', todo: 'Tải lại để xem bản mới rồi sửa lại nếu còn cần.' },
  'database.busy': { what: 'Cơ sở dữ liệu đang bận.', todo: 'Chờ ít giây rồi thử lại; việc vừa rồi chưa được ghi.' },
  'database.down': { what: 'Chưa kết nối được cơ sở dữ liệu.', todo: 'Chờ ít phút rồi thử lại; nếu vẫn lỗi, báo người quản trị.' },
  'file.empty': { what: 'Tệp rỗng, không có nội dung.', todo: 'Chọn lại tệp rồi gửi lại.' },
  'file.too_large': {
    what: 'Tệp nặng {megabytes} MB, vượt mức {limit} MB.',
    todo: 'Bỏ hình ảnh, trang tính thừa hoặc chia nhỏ tệp rồi gửi lại.',
  },
  'file.unpacks_too_large': {
    what: 'Nội dung tệp khi mở ra vượt mức {limit} MB.',
    todo: 'Bỏ hình ảnh, trang tính thừa, định dạng ở vùng trống, hoặc chia nhỏ tệp rồi gửi lại.',
  },
  'file.too_heavy': {
    what: 'Đọc tệp cần quá {megabytes} MB bộ nhớ hoặc quá {seconds} giây nên đã dừng; chưa có gì được ghi.',
    todo: 'Chia nhỏ tệp, xóa các dòng, cột và định dạng thừa rồi gửi lại.',
  },
  'file.encrypted': { what: 'Tệp có mật khẩu nên không đọc được.', todo: 'Mở bằng Excel, bỏ mật khẩu, lưu lại rồi gửi lại.' },
  'file.truncated': {
    what: 'Tệp bị hỏng hoặc bị cắt cụt (có thể tải về hay sao chép chưa xong).',
    todo: 'Tải hoặc sao chép lại tệp, mở thử bằng Excel, rồi gửi lại.',
  },
  'file.html': {
    what: 'Tệp là trang web được lưu dưới tên Excel, không phải bảng tính thật.',
    todo: 'Mở bằng Excel, chọn Lưu thành (Save As) dạng .xlsx rồi gửi lại.',
  },
  'file.not_table': {
    what: 'Tệp là {kind}, không phải bảng tính.',
    todo: 'Chọn đúng tệp bảng tính (.xlsx, .xls, .xlsb, .ods, .csv) rồi gửi lại.',
  },
  'file.not_workbook': {
    what: 'Tệp không phải là bảng tính.',
    todo: 'Chọn đúng tệp bảng tính (.xlsx, .xls, .xlsb, .ods, .csv) rồi gửi lại.',
  },
  'file.old_excel': {
    what: 'Tệp thuộc phiên bản Excel 95 hoặc cũ hơn.',
    todo: 'Mở bằng Excel hoặc LibreOffice, lưu thành .xlsx rồi gửi lại.',
  },
  'file.doctype': {
    what: 'Tệp có khai báo DOCTYPE ({part}), thứ mà bảng tính không cần và có thể gây hại, nên không được mở.',
    todo: 'Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.',
  },
  'file.suspicious': {
    what: 'Cấu trúc tệp bất thường ({part}) nên không được mở.',
    todo: 'Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.',
  },
  'file.no_sheet': { what: 'Tệp không có trang tính nào có ô.', todo: 'Chọn đúng tệp bảng tính rồi gửi lại.' },
  'file.too_many_sheets': { what: 'Tệp có quá {limit} trang tính.', todo: 'Chỉ giữ các trang cần gửi rồi gửi lại.' },
  'file.too_many_merges': {
    what: 'Trang tính "{sheet}" có quá {limit} vùng gộp ô.',
    todo: 'Bỏ gộp ô ở vùng không có số liệu rồi gửi lại.',
  },
  'file.too_many_rows': {
    what: 'Trang tính "{sheet}" có dữ liệu quá dòng {limit}.',
    todo: 'Xóa các dòng thừa ở cuối, hoặc chia nhỏ tệp rồi gửi lại.',
  },
  'file.too_many_columns': {
    what: 'Trang tính "{sheet}" có dữ liệu ở {cell}, quá cột thứ {limit}.',
    todo: 'Xóa các cột thừa bên phải bảng rồi gửi lại.',
  },
  'file.too_many_cells': { what: 'Tệp có quá {limit} ô có dữ liệu.', todo: 'Chia nhỏ tệp rồi gửi lại.' },
  'file.cell_too_long': {
    what: 'Trang tính "{sheet}", {cell}: nội dung dài quá {limit} ký tự.',
    todo: 'Rút ngắn nội dung ô đó rồi gửi lại.',
  },
  'file.bad_cell': {
    what: 'Trang tính "{sheet}", ô {cell}: nội dung ô bị hỏng, không biết giá trị thật.',
    todo: 'Mở tệp bằng Excel, nhập lại ô đó, lưu thành .xlsx rồi gửi lại.',
  },
  'file.bad_reference': {
    what: 'Trang tính "{sheet}" có địa chỉ ô sai ({reference}).',
    todo: 'Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.',
  },
  'file.csv_undecodable': {
    what: 'Dòng {line} có ký tự không đọc được (không phải UTF-8, UTF-16 hay Windows-1258).',
    todo: 'Lưu lại dạng "CSV UTF-8" hoặc .xlsx rồi gửi lại.',
  },
  'file.csv_unclosed_quote': {
    what: 'Dòng {line} mở dấu ngoặc kép mà không đóng.',
    todo: 'Thêm hoặc bỏ dấu ngoặc kép (") ở dòng đó, hoặc lưu thành .xlsx rồi gửi lại.',
  },
  'file.unreadable': {
    what: 'Không đọc được nội dung tệp: tệp bị hỏng ở phần {detail}.',
    todo: 'Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.',
  },
  internal: { what: 'Hệ thống gặp lỗi ngoài dự kiến (mã {requestId}).', todo: 'Thử lại; nếu vẫn lỗi, báo người quản trị kèm mã này.' },
} satisfies Messages;

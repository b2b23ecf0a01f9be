import type { Messages } from '#platform/refusal.ts';

/** Reasons that the doors themselves give. */
export const platformMessages: Messages = {
  'gate.not_signed_in': { what: 'Bạn chưa đăng nhập hoặc phiên làm việc đã hết.', todo: 'Đăng nhập lại.' },
  'gate.not_allowed': { what: 'Tài khoản này không có quyền thực hiện việc này.', todo: 'Liên hệ người quản trị để được phân quyền.' },
  'gate.outside_scope': {
    what: 'Việc này ghi cả vào phần ngoài phạm vi của bạn; chưa có gì được ghi.',
    todo: 'Nhờ cán bộ phụ trách toàn hệ thống ghi.',
  },
  'gate.csrf': { what: 'Yêu cầu không xuất phát từ trang của hệ thống.', todo: 'Tải lại trang rồi thử lại.' },
  'request.invalid': { what: 'Dữ liệu gửi lên không hợp lệ: {detail}.', todo: 'Kiểm tra lại ô được nêu rồi gửi lại.' },
  'request.malformed': { what: 'Nội dung gửi lên không đọc được.', todo: 'Tải lại trang rồi thử lại.' },
  'request.unusable_value': {
    what: 'Một giá trị gửi lên quá lớn hoặc không dùng được.',
    todo: 'Kiểm tra lại các số, ngày và mã rồi gửi lại.',
  },
  'request.body_unexpected': { what: 'Việc này không nhận nội dung kèm theo.', todo: 'Tải lại trang rồi thử lại.' },
  'request.too_large': { what: 'Nội dung gửi lên lớn hơn mức cho phép.', todo: 'Chia nhỏ tệp rồi gửi lại.' },
  'request.not_found': { what: 'Không có địa chỉ này.', todo: 'Quay về trang chủ.' },
  'request.method': { what: 'Phương thức này không được dùng.', todo: 'Tải lại trang rồi thử lại.' },
  'idempotency.missing': { what: 'Thiếu khóa chống gửi trùng (Idempotency-Key).', todo: 'Tải lại trang rồi gửi lại.' },
  'idempotency.other_body': { what: 'Khóa chống gửi trùng này đã dùng cho một nội dung khác.', todo: 'Tải lại trang rồi gửi lại.' },
  'edit.missing_version': { what: 'Thiếu phiên bản đang sửa (If-Match).', todo: 'Tải lại trang rồi sửa lại.' },
  'edit.stale': { what: 'Người khác vừa sửa trước: {changed}.', todo: 'Tải lại để xem bản mới rồi sửa lại nếu còn cần.' },
  'database.busy': { what: 'Cơ sở dữ liệu đang bận.', todo: 'Chờ ít giây rồi thử lại; việc vừa rồi chưa được ghi.' },
  'database.down': { what: 'Chưa kết nối được cơ sở dữ liệu.', todo: 'Chờ ít phút rồi thử lại; nếu vẫn lỗi, báo người quản trị.' },
  'file.too_large': {
    what: 'Tệp nặng {megabytes} MB, vượt mức {limit} MB.',
    todo: 'Bỏ hình ảnh, trang tính thừa hoặc chia nhỏ tệp rồi gửi lại.',
  },
  'file.legacy_or_encrypted': {
    what: 'Tệp là Excel cũ (.xls) hoặc có đặt mật khẩu.',
    todo: 'Mở bằng Excel, bỏ mật khẩu nếu có, lưu lại dạng .xlsx rồi gửi lại.',
  },
  'file.not_workbook': { what: 'Tệp không phải là bảng tính Excel (.xlsx).', todo: 'Chọn đúng tệp .xlsx rồi gửi lại.' },
  'file.suspicious': {
    what: 'Cấu trúc tệp bất thường ({part}) nên không được mở.',
    todo: 'Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.',
  },
  'file.too_many_merges': { what: 'Trang tính ({part}) gộp quá nhiều ô.', todo: 'Bỏ gộp ô ở vùng không có số liệu rồi gửi lại.' },
  'file.too_many_rows': {
    what: 'Trang tính "{sheet}" có dữ liệu quá dòng {limit}.',
    todo: 'Xóa các dòng thừa ở cuối, hoặc chia nhỏ tệp rồi gửi lại.',
  },
  'file.unreadable': { what: 'Không đọc được nội dung tệp Excel.', todo: 'Mở tệp bằng Excel, lưu thành tệp .xlsx mới rồi gửi lại.' },
  internal: { what: 'Hệ thống gặp lỗi ngoài dự kiến (mã {requestId}).', todo: 'Thử lại; nếu vẫn lỗi, báo người quản trị kèm mã này.' },
};

import type { Messages } from '#platform/refusal.ts';

export const accessMessages = {
  'access.tenant_unknown': { what: 'Không có đơn vị sử dụng "{tenant}".', todo: 'Chọn lại đơn vị sử dụng trong danh sách.' },
  'access.sign_in_failed': { what: 'Tên đăng nhập hoặc mật khẩu không đúng.', todo: 'Kiểm tra bộ gõ và phím Caps Lock rồi thử lại.' },
  'access.too_many_tries': { what: 'Đã nhập sai nhiều lần.', todo: 'Đợi {wait} rồi thử lại.' },
  'access.busy': { what: 'Nhiều người đang đăng nhập cùng lúc.', todo: 'Đợi vài giây rồi thử lại.' },
  'access.account_disabled': { what: 'Tài khoản đã bị khóa.', todo: 'Liên hệ người quản trị để mở lại tài khoản.' },
  'access.no_assignment': {
    what: 'Tài khoản chưa được phân quyền hoặc thời hạn phân quyền đã hết.',
    todo: 'Liên hệ người quản trị để được phân quyền.',
  },
  'access.password_wrong': { what: 'Mật khẩu hiện tại không đúng.', todo: 'Nhập lại mật khẩu đang dùng.' },
  'access.password_short': {
    what: 'Mật khẩu phải có ít nhất {least} ký tự.',
    todo: 'Dùng một câu dễ nhớ, ví dụ bốn, năm từ không liên quan nhau.',
  },
  'access.password_guessable': {
    what: 'Mật khẩu này dễ đoán.',
    todo: 'Thêm những từ không gắn với tên người, cơ quan hay địa phương; tránh dãy số và ký tự lặp.',
  },
  'access.password_common': {
    what: 'Mật khẩu này nằm trong danh sách mật khẩu nhiều người dùng.',
    todo: 'Chọn mật khẩu khác; bốn, năm từ không liên quan nhau thì dễ nhớ và khó đoán.',
  },
  'access.password_kinds': {
    what: 'Quy định của cơ quan: mật khẩu phải có ít nhất {kinds} trong bốn loại ký tự (chữ thường, chữ hoa, chữ số, dấu).',
    todo: 'Thêm loại ký tự còn thiếu.',
  },
  'access.password_same': { what: 'Mật khẩu mới trùng mật khẩu đang dùng.', todo: 'Chọn mật khẩu khác.' },
  'access.account_unknown': { what: 'Không có tài khoản này.', todo: 'Tải lại danh sách tài khoản.' },
  'access.name_shape': {
    what: 'Tên đăng nhập "{name}" không hợp lệ.',
    todo: 'Dùng 2–64 chữ không dấu, chữ số hoặc . _ @ -, bắt đầu bằng chữ hoặc số.',
  },
  'access.name_taken': { what: 'Tên đăng nhập này đã có người dùng.', todo: 'Chọn tên khác.' },
  'access.unit_unknown': { what: 'Không có đơn vị này.', todo: 'Chọn đơn vị trong danh sách.' },
  'access.bloc_unknown': { what: 'Không có khối này.', todo: 'Chọn khối trong danh sách.' },
  'access.scope_too_large': {
    what: 'Đơn vị này có {count} đơn vị trực thuộc, nhiều hơn mức {most} của phạm vi theo đơn vị.',
    todo: 'Phân quyền theo khối, hoặc chọn đơn vị nhỏ hơn.',
  },
  'access.document_unknown': { what: 'Không có văn bản này trong sổ văn bản.', todo: 'Chọn lại văn bản phân quyền.' },
  'access.term_empty': { what: 'Ngày hết hạn phải sau ngày bắt đầu.', todo: 'Sửa lại thời hạn.' },
  'access.role_without_classes': {
    what: 'Vai trò này không xem lớp nên không được giao xem lớp hạn chế.',
    todo: 'Bỏ chọn “Được xem lớp hạn chế”, hoặc chọn vai trò khác.',
  },
  'access.besides_conflict': {
    what: 'Chỉ kiêm nhiệm được khi cùng vai trò và đều theo đơn vị, hoặc đều theo lớp.',
    todo: 'Bỏ chọn kiêm nhiệm để thay phân quyền đang có.',
  },
  'access.code_wrong': {
    what: 'Mã không đúng, đã dùng hoặc đã hết hạn.',
    todo: 'Chờ ứng dụng hiện mã mới rồi nhập lại; kiểm tra giờ trên điện thoại. Mất điện thoại thì dùng một mã khôi phục.',
  },
  'access.code_missing': { what: 'Cần mã trong ứng dụng xác thực.', todo: 'Nhập mã sáu chữ số đang hiện, hoặc một mã khôi phục.' },
  'access.step_over': { what: 'Bước nhập mã đã hết thời gian.', todo: 'Đăng nhập lại từ đầu.' },
  'access.no_offer': { what: 'Mã bí mật để cài vào ứng dụng đã hết hạn.', todo: 'Bắt đầu cài đặt lại để nhận mã bí mật mới.' },
  'access.no_second_factor': {
    what: 'Tài khoản này chưa cài mã xác thực.',
    todo: 'Không cần làm gì; lần đăng nhập tới sẽ có hướng dẫn cài.',
  },
  'access.own_second_factor': {
    what: 'Không tự đặt lại mã xác thực của chính mình.',
    todo: 'Đổi điện thoại thì cài lại ở trang Phiên đăng nhập; mất điện thoại thì nhờ người quản trị khác.',
  },
  'access.session_unknown': { what: 'Phiên đăng nhập này không còn.', todo: 'Tải lại danh sách phiên.' },
  'access.identifier_shape': {
    what: 'Định danh không hợp lệ.',
    todo: 'Nhập 4–100 chữ không dấu, chữ số hoặc . _ @ : -, đúng như hệ thống đăng nhập một lần đang ghi.',
  },
  'access.identifier_taken': { what: 'Định danh này đã gắn với tài khoản khác.', todo: 'Gỡ ở tài khoản kia trước.' },
  'access.elsewhere_off': { what: 'Nơi này chưa dùng đăng nhập một lần.', todo: 'Đăng nhập bằng tên và mật khẩu.' },
  'access.last_chief': {
    what: 'Đây là người phụ trách đào tạo cuối cùng của toàn hệ thống.',
    todo: 'Giao vai trò phụ trách đào tạo cho người khác trước.',
  },
  'access.role_scope': { what: 'Vai trò này không giao theo phạm vi đó.', todo: 'Chọn phạm vi khác, hoặc vai trò khác.' },
  'access.role_needs_end': { what: 'Vai trò này chỉ giao có thời hạn.', todo: 'Điền ngày hết hạn theo văn bản.' },
  'access.paper_missing': {
    what: 'Chưa có văn bản phân công.',
    todo: 'Chọn văn bản trong sổ; nếu chưa có văn bản, ghi lý do giao quyền trước.',
  },
  'access.beyond_rights': { what: 'Không giao được quyền mà chính mình không có.', todo: 'Nhờ người có quyền đó giao.' },
  'access.beyond_scope': {
    what: 'Tài khoản hoặc phạm vi này nằm ngoài phần được giao phụ trách.',
    todo: 'Chỉ giao quyền trong đơn vị mình phụ trách; ngoài ra, nhờ người phụ trách cấp trên.',
  },
  'access.class_unknown': { what: 'Không có lớp này.', todo: 'Chọn lớp trong danh sách.' },
  'access.person_unknown': { what: 'Không có hồ sơ người này.', todo: 'Chọn người trong danh sách.' },
  'access.assignment_unknown': { what: 'Không có phân quyền này.', todo: 'Tải lại danh sách tài khoản.' },
  'access.end_paper_missing': {
    what: 'Chưa có văn bản cho thôi quyền.',
    todo: 'Chọn văn bản trong sổ; nếu chưa có văn bản, ghi lý do.',
  },
  'access.end_before_start': {
    what: 'Phân quyền này bắt đầu từ ngày {date}.',
    todo: 'Chọn ngày đó hoặc ngày sau; chọn đúng ngày đó thì như chưa từng giao.',
  },
  'access.ended_already': { what: 'Phân quyền này đã hết từ ngày {date}.', todo: 'Chọn ngày sớm hơn, hoặc không cần làm gì.' },
  'access.own_assignment': { what: 'Không tự cho mình thôi quyền.', todo: 'Nhờ người quản trị khác.' },
  'access.own_account': { what: 'Không tự khóa tài khoản của chính mình.', todo: 'Nhờ người quản trị khác.' },
} satisfies Messages;

/** What only the database can see: two accounts made at once with one name, a document that is not there. */
export const accessConstraints = {
  account_sign_in_name_key: 'access.name_taken',
  account_identifier_key: 'access.identifier_taken',
  assignment_document_id_fkey: 'access.document_unknown',
  assignment_ended_document_id_fkey: 'access.document_unknown',
};

import type { Messages } from '#platform/refusal.ts';

export const approvalMessages = {
  'approvals.unknown': { what: 'Không có đề nghị này, hoặc ngoài phạm vi được xem.', todo: 'Tải lại danh sách.' },
  'approvals.closed': { what: 'Đề nghị "{title}" đã kết thúc.', todo: 'Tải lại trang để xem kết quả; cần nữa thì trình đề nghị mới.' },
  'approvals.decided_already': {
    what: 'Nội dung này của "{title}" không còn chờ ý kiến: đã có người trả lời.',
    todo: 'Tải lại trang để xem.',
  },
  'approvals.nothing_returned': {
    what: 'Không có nội dung nào của "{title}" bị trả lại.',
    todo: 'Chỉ trình lại nội dung được trả lại kèm nhận xét.',
  },
  'approvals.not_your_desk': {
    what: 'Việc này nằm ở cơ quan khác.',
    todo: 'Để cơ quan đó trả lời, hoặc ghi ủy quyền khi vắng mặt trước.',
  },
  'approvals.not_yours': { what: 'Chỉ đơn vị trình mới làm được việc này.', todo: 'Nhờ đơn vị đã trình.' },
  'approvals.own_request': {
    what: 'Người đã trình (kể cả ở lượt trước, hay người mà mình thay mặt) không phê duyệt đề nghị đó.',
    todo: 'Chuyển cho người khác của cơ quan phê duyệt.',
  },
  'approvals.decided_by_you': {
    what: 'Người đã cho ý kiến về đề nghị này thì không trình lại hay rút nó.',
    todo: 'Để người của đơn vị trình làm việc đó.',
  },
  'approvals.remark_needed': { what: 'Chưa ghi vì sao trả lại hoặc không đồng ý.', todo: 'Ghi nhận xét để đơn vị trình biết sửa gì.' },
  'approvals.own_desk': { what: 'Đơn vị không trình cho chính mình.', todo: 'Chọn cơ quan cho ý kiến khác.' },
  'approvals.open_already': {
    what: 'Đã có đề nghị về việc này ở {desk}, trình ngày {date}, chưa xong.',
    todo: 'Mở đề nghị đó; muốn trình lại từ đầu thì rút nó trước.',
  },
  'approvals.open_twice': { what: 'Đã có người vừa trình đề nghị này.', todo: 'Tải lại trang.' },
  'approvals.nothing_to_ask': {
    what: 'Theo bảng phân cấp, lớp này không cần hỏi ý kiến cơ quan nào.',
    todo: 'Tiếp tục mở lớp; vẫn muốn hỏi thì chọn cơ quan cho ý kiến.',
  },
  'approvals.items_missing': {
    what: 'Chưa đủ ý kiến thống nhất bằng văn bản, còn {count} nội dung: {missing}.',
    todo: 'Đợi hoặc đôn đốc ở trang Phê duyệt. Lãnh đạo đã chỉ đạo thì chọn căn cứ "theo chỉ đạo, văn bản bổ sung sau".',
  },
  'approvals.list_changed': {
    what: 'Có {count} người vào danh sách sau khi danh sách được thống nhất.',
    todo: 'Trình lại danh sách, hoặc bỏ những người đó; được chỉ đạo thì chọn "theo chỉ đạo, văn bản bổ sung sau".',
  },
  'approvals.changed_since': {
    what: 'Dự thảo đã sửa sau khi được đồng ý.',
    todo: 'Trình lại bản hiện tại.',
  },
  'approvals.unknown_programme': { what: 'Không có chương trình này.', todo: 'Tải lại danh mục chương trình.' },
  'approvals.unknown_directed': { what: 'Không có việc này trong danh sách chờ văn bản.', todo: 'Tải lại trang.' },
  'approvals.supplied_already': { what: 'Việc này đã có văn bản.', todo: 'Tải lại trang.' },
  'approvals.unknown_absence': { what: 'Không có ủy quyền này.', todo: 'Tải lại trang.' },
  'approvals.revoked_already': { what: 'Ủy quyền này đã thu hồi.', todo: 'Tải lại trang.' },
  'approvals.not_your_absence': {
    what: 'Chỉ người vắng mặt hoặc người quản lý tài khoản ghi, thu hồi ủy quyền này.',
    todo: 'Nhờ một trong hai người đó.',
  },
  'approvals.deputy_is_absent': { what: 'Người thay mặt phải là người khác.', todo: 'Chọn tài khoản khác.' },
  'approvals.absent_elsewhere': {
    what: '{name} không có quyền cho ý kiến tại cơ quan này vào ngày {date}.',
    todo: 'Chọn đúng người đang giữ việc ở cơ quan đó.',
  },
  'approvals.deputy_elsewhere': {
    what: '{name} không trình, không cho ý kiến được, hoặc không xem được việc của cơ quan này vào ngày {date}.',
    todo: 'Chọn người cùng cơ quan, hoặc phân quyền cho người đó trước.',
  },
  'approvals.absence_over': { what: 'Thời gian ủy quyền đã qua, hoặc ngày cuối trước ngày đầu.', todo: 'Sửa từ ngày, đến ngày.' },
  'approvals.unknown_account': { what: 'Không có tài khoản "{name}" đang dùng.', todo: 'Kiểm tra tên đăng nhập.' },
  'approvals.rule_exists': { what: 'Đã có thời hạn từ ngày {date} cho loại việc này.', todo: 'Chọn ngày khác.' },
  'approvals.day_without_source': { what: 'Chưa nêu căn cứ của ngày này.', todo: 'Chọn văn bản thông báo, hoặc ghi trích dẫn.' },
  'approvals.day_is_off': { what: 'Ngày {date} đã là ngày nghỉ.', todo: 'Không cần ghi; nếu hôm đó đi làm, chọn "Làm việc".' },
  'approvals.day_is_working': { what: 'Ngày {date} đã là ngày làm việc.', todo: 'Không cần ghi; nếu hôm đó nghỉ, chọn "Nghỉ".' },
  'approvals.used_already': { what: 'Đề nghị này vừa được dùng cho một lớp khác.', todo: 'Tải lại trang.' },
} satisfies Messages;

/** What only the database can see. */
export const approvalConstraints = {
  approval_one_open: 'approvals.open_twice',
  approval_decided_once: 'approvals.decided_already',
  approval_step_hand: 'approvals.own_request',
  approval_step_behalf: 'approvals.own_request',
  approval_rule_once: 'approvals.rule_exists',
};

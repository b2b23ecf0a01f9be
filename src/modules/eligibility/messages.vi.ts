import type { Messages } from '#platform/refusal.ts';

export const eligibilityMessages = {
  'eligibility.unknown_rule': { what: 'Không có điều kiện này.', todo: 'Tải lại danh mục điều kiện.' },
  'eligibility.unknown_scheme': { what: 'Không có bộ điều kiện này.', todo: 'Tải lại danh mục điều kiện.' },
  'eligibility.unknown_family': { what: 'Không có chương trình này.', todo: 'Tải lại danh mục chương trình rồi chọn lại.' },
  'eligibility.unknown_version': { what: 'Không có phiên bản điều kiện này.', todo: 'Tải lại danh mục điều kiện.' },
  'eligibility.unknown_class': { what: 'Không có lớp này, hoặc lớp không thuộc phạm vi của anh/chị.', todo: 'Chọn lại lớp.' },
  'eligibility.version_overlap': {
    what: 'Trùng thời gian với phiên bản từ {from} đến {to} của cùng điều kiện, cùng nhóm và hệ.',
    todo: 'Chọn ngày hiệu lực ngoài thời gian đó.',
  },
  'eligibility.overlap_at_once': {
    what: 'Một phiên bản khác của điều kiện này vừa được ghi cho cùng thời gian.',
    todo: 'Tải lại danh mục rồi xem phiên bản đó.',
  },
  'eligibility.term_empty': { what: 'Ngày hết hiệu lực phải sau ngày có hiệu lực.', todo: 'Sửa lại thời hạn.' },
  'eligibility.without_source': {
    what: 'Phiên bản điều kiện phải có căn cứ.',
    todo: 'Chọn văn bản hoặc ghi trích dẫn điều, khoản.',
  },
  'eligibility.verified_unknown': {
    what: 'Điều kiện chưa rõ nội dung thì chưa thể ghi là đã đối chiếu.',
    todo: 'Để "cần kiểm chứng" cho đến khi đọc được toàn văn.',
  },
  'eligibility.in_force_already': {
    what: 'Phiên bản này đã có hiệu lực từ {from}.',
    todo: 'Ghi ngày hết hiệu lực, hoặc ghi phiên bản tiếp theo.',
  },
  'eligibility.scheme_exists': { what: 'Đã có bộ điều kiện {code} – {name}.', todo: 'Dùng bộ đó, hoặc đổi mã.' },
  'eligibility.code_taken': { what: 'Mã bộ điều kiện này đã có.', todo: 'Tải lại danh mục rồi chọn mã khác.' },
  'eligibility.rule_exists': { what: 'Bộ điều kiện này đã có {code} – {name}.', todo: 'Ghi phiên bản mới cho điều kiện đó, hoặc đổi mã.' },
  'eligibility.every_family': {
    what: 'Bộ điều kiện này áp dụng cho mọi chương trình.',
    todo: 'Không cần chọn chương trình cho bộ này.',
  },
  'eligibility.trial_secret': {
    what: 'Thử điều kiện này sẽ cho biết thông tin cần giữ kín của từng người.',
    todo: 'Nhờ người được xem thông tin đó thử, hoặc thử một điều kiện khác.',
  },
  'eligibility.trial_what': {
    what: 'Chưa rõ thử điều kiện nào.',
    todo: 'Chọn một phiên bản đã ghi, hoặc soạn một phiên bản thử.',
  },
  'eligibility.trial_where': { what: 'Chưa rõ thử trên danh sách nào.', todo: 'Chọn một lớp, hoặc một chương trình và năm.' },
} satisfies Messages;

/** What only the database can see: two versions recorded at once. */
export const eligibilityConstraints = {
  eligibility_version_apart: 'eligibility.overlap_at_once',
  eligibility_scheme_code_key: 'eligibility.code_taken',
  eligibility_rule_code: 'eligibility.code_taken',
};

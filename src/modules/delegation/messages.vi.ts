import type { Messages } from '#platform/refusal.ts';

export const delegationMessages = {
  'delegation.not_yours': {
    what: 'Theo bảng phân cấp, việc "{decision}" của {what} do {units} quyết định.',
    todo: 'Ghi bằng tài khoản của cơ quan đó, hoặc chọn văn bản do cơ quan đó ban hành làm căn cứ.',
  },
  'delegation.consent_missing': {
    what: 'Theo bảng phân cấp, việc "{decision}" của {what} cần ý kiến đồng ý của {units}.',
    todo: 'Gửi đề nghị ở trang Phê duyệt, chọn văn bản của cơ quan đó làm căn cứ, hoặc người có quyền ghi "theo chỉ đạo, văn bản bổ sung sau".',
  },
  'delegation.version_exists': {
    what: 'Đã có bảng phân cấp áp dụng từ ngày {date} cho nhóm này.',
    todo: 'Chọn ngày khác; bảng đã ghi không sửa, chỉ thay bằng bảng từ một ngày sau.',
  },
  'delegation.verified_without_source': {
    what: 'Chưa nêu căn cứ đã đối chiếu.',
    todo: 'Chọn văn bản hoặc ghi trích dẫn, hoặc để "cần kiểm chứng".',
  },
  'delegation.unit_missing': { what: 'Một ô của bảng chưa rõ đơn vị nào.', todo: 'Chọn đơn vị của cột đó.' },
  'delegation.two_parts': { what: 'Một cơ quan có hai vai trong cùng một việc.', todo: 'Giữ một vai cho mỗi cơ quan trong mỗi việc.' },
  'delegation.unknown_family': { what: 'Không có chương trình này.', todo: 'Tải lại danh mục chương trình rồi chọn lại.' },
  'delegation.unknown_bloc': { what: 'Không có khối này.', todo: 'Tải lại trang rồi chọn lại khối.' },
  'delegation.unknown_duty': { what: 'Không có việc phối hợp này.', todo: 'Tải lại trang.' },
  'delegation.duty_to_itself': { what: 'Một đơn vị không phối hợp với chính mình.', todo: 'Chọn hai đơn vị khác nhau.' },
  'delegation.term_empty': { what: 'Ngày thôi áp dụng phải sau ngày áp dụng {from}.', todo: 'Chọn ngày sau ngày đó.' },
} satisfies Messages;

/** What only the database can see: two versions recorded at once. */
export const delegationConstraints = {
  delegation_version_once: 'delegation.version_exists',
  delegation_cell_once: 'delegation.two_parts',
};

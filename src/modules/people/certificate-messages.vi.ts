import type { Messages } from '#platform/refusal.ts';

/** Remarks and refusals about the register of certificates. */
export const certificateMessages = {
  'certificates.family_unknown': { what: 'Không có chương trình này.', todo: 'Chọn lại chương trình trong danh mục.' },
  'certificates.no_title': {
    what: 'Chưa rõ chứng chỉ của chương trình nào.',
    todo: 'Thêm cột “Chương trình”, hoặc chọn chương trình chung cho cả tệp khi tải lên.',
  },
  'certificates.too_long': { what: 'Nội dung quá dài ({length} ký tự, tối đa {limit}).', todo: 'Rút gọn còn tối đa {limit} ký tự.' },
  'certificates.number_unused': {
    what: 'Số chứng minh nhân dân cũ (9 số) không dùng để nhận diện và không được giữ.',
    todo: 'Có số định danh 12 chữ số thì ghi số đó.',
  },
  'certificates.person_out_of_sight': {
    what: 'Số định danh này thuộc hồ sơ ngoài phạm vi của bạn.',
    todo: 'Đề nghị cơ quan quản lý hồ sơ nhập dòng này.',
  },
  'certificates.mask_differs': {
    what: 'Số định danh che bớt không khớp với hồ sơ của người này.',
    todo: 'Xóa ô số định danh, hoặc ghi đủ 12 chữ số.',
  },
  'certificates.unknown_person': {
    what: '{name} chưa có trong hệ thống.',
    todo: 'Trả lời câu hỏi chung của tệp (thêm mới hay giữ lại), hoặc thêm người này trong mục Người trước.',
  },
  'certificates.category_needed': {
    what: 'Thêm {name} thì cần biết nhóm đối tượng.',
    todo: 'Thêm cột “Đối tượng”, hoặc trả lời câu hỏi ở trên.',
  },
  'certificates.unit_needed': { what: 'Thêm {name} thì cần biết đơn vị công tác.', todo: 'Điền cột “Cơ quan, đơn vị”.' },
  'certificates.unit_unknown': {
    what: 'Không có đơn vị “{typed}” trong hệ thống.',
    todo: 'Chấp nhận tên gợi ý nếu đúng, hoặc sửa tên đơn vị.',
  },
  'certificates.unit_outside': { what: 'Đơn vị “{name}” ngoài phạm vi của bạn.', todo: 'Đề nghị cơ quan quản lý đơn vị đó nhập dòng này.' },
  'certificates.maybe_earlier': {
    what: '{name} có thể cùng là người ở dòng {other} của tệp này.',
    todo: 'Chọn: cùng một người, hay hai người khác nhau.',
  },
  'certificates.number_twice': {
    what: 'Số định danh trùng với {name} ở dòng {other} của tệp này.',
    todo: 'Kiểm tra lại số của hai người.',
  },
  'certificates.serial_taken': {
    what: 'Số hiệu {serial} của {issuer} đã cấp cho {name}.',
    todo: 'Kiểm tra lại số hiệu; nếu đúng là người này thì sửa họ tên, ngày sinh cho khớp.',
  },
  'certificates.serial_in_use': {
    what: 'Có số hiệu trong tệp đã cấp cho người ngoài phạm vi của bạn, hoặc vừa được nhập.',
    todo: 'Kiểm tra lại số hiệu rồi kiểm tra lại tệp; nếu đúng, đề nghị cơ quan cấp trên xem giúp.',
  },
  'certificates.no_issuer': { what: 'Chưa rõ cơ sở nào cấp.', todo: 'Thêm cột “Cơ sở cấp”, hoặc ghi cơ sở cấp chung khi tải tệp lên.' },
  'certificates.issued_future': { what: 'Ngày cấp ở tương lai.', todo: 'Kiểm tra lại ngày cấp.' },
  'certificates.course_order': { what: 'Ngày bắt đầu sau ngày kết thúc.', todo: 'Kiểm tra lại hai ngày.' },
  'certificates.course_partial': {
    what: 'Ngày “{typed}” không đủ ngày, tháng, năm nên không giữ.',
    todo: 'Cần giữ thì ghi đủ ngày/tháng/năm.',
  },
  'certificates.time_unread': { what: 'Không đọc được thời gian học “{typed}”, bỏ trống.', todo: 'Ghi dạng 01/3/2020 - 15/4/2020.' },
  'certificates.issued_early': {
    what: 'Ngày cấp {issued} trước ngày kết thúc khóa {end}.',
    todo: 'Kiểm tra lại: chứng chỉ cấp vào ngày bế giảng (Thông tư 03/2023/TT-BNV, Điều 5).',
  },
  'certificates.periods': { what: 'Số tiết bằng 0.', todo: 'Ghi số tiết, hoặc để trống.' },
} satisfies Messages;

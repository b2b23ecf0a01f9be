import type { Messages } from '#platform/refusal.ts';

/** Remarks and refusals about a list of trainees (form A). `is`: what stands in the record. */
export const traineesMessages = {
  'trainees.class_unnamed': {
    what: 'Suất lớp {programme} năm {year} chưa có lớp, và chưa rõ mã, tên của lớp sẽ chuẩn bị.',
    todo: 'Điền mã lớp và tên lớp.',
  },
  'trainees.class_cancelled': { what: 'Lớp này đã hủy chuẩn bị.', todo: 'Chọn lớp khác, hoặc chọn suất để chuẩn bị lớp mới.' },
  'trainees.joining_unclear': {
    what: 'Lớp đã khai giảng: chưa rõ ngày nhập học và cách nhập học.',
    todo: 'Điền ngày, và chọn nhập học muộn, chuyển từ trường khác đến, hoặc thực ra có mặt từ đầu.',
  },
  'trainees.row_is_unit': {
    what: '“{name}” là tên một đơn vị, không phải họ tên.',
    todo: 'Nếu là đề mục thì bỏ số thứ tự của dòng (hoặc đánh số La Mã); nếu là người thì ghi ngày sinh, chức vụ.',
  },
  'trainees.unit_missing': { what: 'Chưa rõ đơn vị công tác.', todo: 'Ghi đơn vị vào ô, hoặc chọn đơn vị gửi khi đưa tệp lên.' },
  'trainees.unit_unknown': {
    what: 'Không có đơn vị “{typed}”.',
    todo: 'Chấp nhận tên gợi ý nếu đúng, hoặc ghi tên như trong danh mục Đơn vị.',
  },
  'trainees.unit_ended': { what: 'Đơn vị “{typed}” đã kết thúc hoạt động.', todo: 'Ghi đơn vị hiện nay của người này.' },
  'trainees.unit_begins': { what: '“{typed}” được hiểu là {name}.', todo: '' },
  'trainees.unit_part': { what: '“{typed}” được hiểu là thuộc {name}.', todo: '' },
  'trainees.unit_of_section': { what: 'Ô đơn vị trống; lấy theo đề mục: {name}.', todo: '' },
  'trainees.unit_of_sender': { what: 'Ô đơn vị trống; lấy theo đơn vị gửi: {name}.', todo: '' },
  'trainees.category_unread': {
    what: '“{typed}” chưa cho biết là cán bộ, công chức, viên chức hay đối tượng nào khác.',
    todo: 'Ghi đúng một đối tượng; người mới thì theo câu trả lời chung cho cả tệp.',
  },
  'trainees.category_of_position': { what: 'Tệp không nói rõ đối tượng; ghi {category} theo chức vụ “{typed}”.', todo: '' },
  'trainees.category_of_unit': { what: 'Tệp không nói rõ đối tượng; ghi {category} theo loại đơn vị.', todo: '' },
  'trainees.unseen_unit': {
    what: 'Đơn vị ngoài phạm vi của bạn và không có số định danh: không biết được người này đã có hồ sơ hay chưa.',
    todo: 'Bổ sung số định danh để không lập hồ sơ lần hai.',
  },
  'trainees.birth_missing': {
    what: 'Không có ngày sinh: sau này khó phân biệt với người trùng tên.',
    todo: 'Bổ sung ngày sinh, ít nhất là năm.',
  },
  'trainees.mask_differs': {
    what: 'Số định danh che bớt không khớp với số trong hồ sơ.',
    todo: 'Ghi đủ 12 chữ số, hoặc để nguyên ô như khi xuất.',
  },
  'trainees.mask_unknown': {
    what: 'Số định danh bị che bớt nên không nhận ra được ai.',
    todo: 'Ghi đủ 12 chữ số, hoặc để trống ô.',
  },
  'trainees.out_of_sight': { what: 'Người này đã có hồ sơ ở đơn vị ngoài phạm vi của bạn; hồ sơ giữ nguyên.', todo: '' },
  'trainees.was_unlisted': { what: 'Người này đã từng bị đưa ra khỏi danh sách lớp.', todo: 'Bỏ dòng nếu không phải đưa vào lại.' },
  'trainees.maybe_twice': { what: '{name} có thể trùng với dòng {other} của tệp.', todo: 'Cho biết là một người hay hai người.' },
  'trainees.name_differs': { what: 'Hồ sơ ghi họ tên “{is}”; danh sách in theo hồ sơ.', todo: '' },
  'trainees.birth_differs': {
    what: 'Hồ sơ ghi ngày sinh {is}; hồ sơ giữ nguyên.',
    todo: 'Đối chiếu; nếu hồ sơ sai thì sửa ở trang của người đó.',
  },
  'trainees.sex_differs': {
    what: 'Hồ sơ ghi giới tính {is}; hồ sơ giữ nguyên.',
    todo: 'Đối chiếu; nếu hồ sơ sai thì sửa ở trang của người đó.',
  },
  'trainees.unit_differs': {
    what: 'Đang ghi đơn vị là {is}, không đổi theo tệp.',
    todo: 'Nếu đã chuyển công tác, ghi điều động ở trang của người đó.',
  },
  'trainees.category_differs': {
    what: 'Hồ sơ ghi đối tượng {is}; hồ sơ giữ nguyên.',
    todo: 'Đối chiếu; nếu hồ sơ sai thì sửa ở trang của người đó.',
  },
  'trainees.position_differs': { what: 'Hồ sơ ghi chức vụ “{is}”; danh sách lớp ghi như trong tệp.', todo: '' },
  'trainees.number_not_on_record': {
    what: 'Hồ sơ chưa có số định danh; số trong tệp chưa được ghi vào hồ sơ.',
    todo: 'Bổ sung ở trang của người đó.',
  },
  'trainees.note': { what: 'Ghi chú không được lưu: “{typed}”.', todo: '' },
  'trainees.note_withdraws': {
    what: 'Ghi chú “{typed}”: có thể người này không đi học.',
    todo: 'Bỏ dòng nếu đúng vậy; ghi chú không được lưu.',
  },
  'trainees.total_differs': { what: '“{label}” nhưng đọc được {read} dòng.', todo: 'Kiểm tra có thiếu người nào không.' },
} satisfies Messages;

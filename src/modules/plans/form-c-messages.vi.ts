import type { Messages } from '#platform/refusal.ts';

/** What is said about a row of form C. */
export const formCMessages = {
  'form_c.time_impossible': { what: 'Không có quý hoặc tháng này.', todo: 'Ghi quý I–IV hoặc tháng 1–12.' },
  'form_c.time_other_year': {
    what: 'Thời gian thuộc năm {found}, kế hoạch là năm {year}.',
    todo: 'Sửa năm, hoặc nhập vào kế hoạch của năm {found}.',
  },
  'form_c.time_unclear': { what: 'Không rõ quý: "{typed}" được giữ làm ghi chú thời gian.', todo: 'Ghi quý hoặc tháng nếu đã biết.' },
  'form_c.quarter_differs': {
    what: 'Thời gian “{typed}” không thuộc {quarter} ghi ở cột Quý; dòng được tính vào {quarter}.',
    todo: 'Sửa một trong hai ô nếu ghi nhầm.',
  },
  'form_c.no_content': { what: 'Thiếu nội dung (loại lớp, chương trình).', todo: 'Ghi tên chương trình.' },
  'form_c.no_classes': { what: 'Thiếu số lớp.', todo: 'Ghi số lớp từ 1 trở lên.' },
  'form_c.no_trainees': { what: 'Thiếu số học viên.', todo: 'Ghi số học viên mỗi lớp hoặc tổng số học viên.' },
  'form_c.off_plan': {
    what: 'Lớp ngoài kế hoạch không nhập từ biểu kế hoạch.',
    todo: 'Ghi nhận ở Sổ lớp khi đã trao đổi, báo cáo theo quy định.',
  },
  'form_c.same_rows': {
    what: 'Các dòng {rows} cùng chương trình, đối tượng, cơ quan chủ trì, nơi đặt lớp và quý: chọn cộng thành một dòng hay để riêng.',
    todo: 'Trả lời câu hỏi ở bên bảng.',
  },
  'form_c.programme_unknown': {
    what: 'Không có chương trình "{typed}" trong danh mục.',
    todo: 'Sửa tên, hoặc thêm chương trình vào danh mục trước.',
  },
  'form_c.programme_unknown_suggest': { what: 'Không có chương trình "{typed}" trong danh mục.', todo: 'Có phải "{suggestion}"?' },
  'form_c.programme_not_in_force': {
    what: 'Phiên bản của chương trình "{programme}" không còn hiệu lực ở năm kế hoạch.',
    todo: 'Kiểm tra phiên bản chương trình.',
  },
  'form_c.unit_missing': { what: 'Thiếu tên đơn vị.', todo: 'Ghi tên đơn vị theo danh mục.' },
  'form_c.unit_unknown': { what: 'Không có đơn vị "{typed}" trong danh mục.', todo: 'Sửa tên, hoặc thêm đơn vị vào danh mục trước.' },
  'form_c.unit_unknown_suggest': { what: 'Không có đơn vị "{typed}" trong danh mục.', todo: 'Có phải "{suggestion}"?' },
  'form_c.unit_begins': { what: 'Hiểu "{typed}" là {unit}.', todo: '' },
  'form_c.unit_ended': { what: 'Đơn vị "{typed}" không còn tại thời điểm của kế hoạch.', todo: 'Ghi đơn vị kế thừa.' },
  'form_c.runner_assumed': { what: 'Không ghi cơ sở thực hiện: hiểu là cơ quan chủ trì, {lead}.', todo: 'Ghi rõ nếu không phải.' },
  'form_c.host_text': { what: 'Địa điểm "{typed}" không phải là đơn vị trong danh mục, được giữ làm chữ.', todo: '' },
  'form_c.host_text_suggest': {
    what: 'Địa điểm "{typed}" không phải là đơn vị trong danh mục, được giữ làm chữ.',
    todo: 'Nếu là "{suggestion}" thì ghi đúng tên đó.',
  },
  'form_c.funding_missing': { what: 'Không ghi nguồn kinh phí: hiểu là "{assumed}".', todo: 'Ghi rõ nguồn.' },
  'form_c.funding_unknown': { what: 'Không có nguồn kinh phí "{typed}": hiểu là "{assumed}".', todo: 'Ghi nguồn theo danh mục.' },
  'form_c.total_differs': {
    what: 'Tổng số ghi {stated}, tính ra {computed} (chênh {difference}); số ghi được giữ để đối chiếu.',
    todo: 'Kiểm tra số lớp, số học viên của dòng; văn bản ghi như vậy thì để nguyên.',
  },
  'form_c.size_implausible': {
    what: 'Bình quân {average} học viên một lớp, ngoài khoảng thường gặp {from}–{to}.',
    todo: 'Kiểm tra số lớp và số học viên.',
  },
  'form_c.section_nature': {
    what: 'Đứng trong mục "{section}" nhưng chương trình "{programme}" thuộc loại khác.',
    todo: 'Kiểm tra mục hoặc chương trình.',
  },
  'form_c.section_bloc': { what: 'Đứng trong mục "{section}" nhưng {unit} thuộc {bloc}.', todo: 'Kiểm tra mục hoặc cơ quan chủ trì.' },
  'form_c.other_year': { what: 'Tiêu đề ghi năm {form}, đang nhập vào kế hoạch năm {year}.', todo: 'Kiểm tra đúng tệp, đúng năm.' },
  'form_c.carried_differs': {
    what: 'Dòng chuyển tiếp ghi {classes} lớp / {trainees} học viên; sổ lớp tính ra {derivedClasses} / {derivedTrainees} (chênh {differenceClasses} / {differenceTrainees}).',
    todo: 'Đối chiếu hai số; dòng này chỉ để đối chiếu, không tạo lớp.',
  },
} satisfies Messages;

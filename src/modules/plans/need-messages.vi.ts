import type { Messages } from '#platform/refusal.ts';

/** Refusals and remarks about registered needs (form B). */
export const needMessages = {
  'need.unknown': { what: 'Không có nhu cầu này, hoặc của đơn vị khác.', todo: 'Tải lại danh sách nhu cầu.' },
  'need.exists': {
    what: 'Nhu cầu này vừa được người khác ghi.',
    todo: 'Kiểm tra lại tệp rồi nhập lần nữa: dòng đã có không bị nhập hai lần.',
  },
  'need.part_exceeds': { what: 'Trong đó {part} người, nhiều hơn tổng {people}.', todo: 'Sửa tổng hoặc sửa số chi tiết.' },
  'need.levels_exceed': { what: 'Cấp tỉnh và cấp xã cộng lại {levels}, nhiều hơn tổng {people}.', todo: 'Sửa tổng hoặc sửa số chi tiết.' },
  'need.heading': { what: 'Dòng này chỉ có tên cơ quan: hiểu là {unit} đứng tên các dòng dưới.', todo: '' },
  'need.content_missing': { what: 'Thiếu nội dung, chương trình.', todo: 'Ghi tên chương trình cần học.' },
  'need.people_missing': { what: 'Thiếu số người đăng ký.', todo: 'Ghi tổng số người.' },
  'need.nobody': { what: 'Không có người đăng ký, dòng không được nhập.', todo: '' },
  'need.nobody_but_there': {
    what: 'Tệp ghi không có ai, nhưng đã có đăng ký {people} người; đăng ký cũ được giữ.',
    todo: 'Nếu thôi đăng ký thì gỡ dòng đó ở trang Nhu cầu.',
  },
  'need.people_many': {
    what: '{people} người cho một chương trình của một đơn vị là nhiều khác thường.',
    todo: 'Kiểm tra lại con số; nếu đúng thì để nguyên.',
  },
  'need.cost_implausible': {
    what: 'Bình quân {perHead} đồng một người, khác thường.',
    todo: 'Kiểm tra đơn vị tính: cột này ghi bằng đồng.',
  },
  'need.out_of_scope': { what: '“{unit}” ngoài phạm vi bạn được giao.', todo: 'Nhờ người phụ trách đơn vị đó nhập.' },
  'need.time_impossible': { what: 'Không có thời gian “{typed}”.', todo: 'Ghi quý I–IV hoặc tháng 1–12.' },
  'need.time_other_year': {
    what: 'Thời gian thuộc năm {found}, đang nhập nhu cầu năm {year}.',
    todo: 'Sửa thời gian, hoặc nhập dòng này vào nhu cầu năm {found}.',
  },
  'need.programme_unknown': {
    what: 'Danh mục chưa có chương trình “{typed}”; giữ nguyên chữ.',
    todo: 'Thêm chương trình vào danh mục nếu cần so với kế hoạch.',
  },
  'need.programme_near': {
    what: 'Danh mục chưa có chương trình “{typed}”; giữ nguyên chữ.',
    todo: 'Nếu là “{suggestion}” thì chọn như vậy.',
  },
  'need.unit_missing': { what: 'Không rõ cơ quan đăng ký.', todo: 'Ghi tên cơ quan ở cột, ở dòng đầu mục, hoặc chọn đơn vị gửi tệp.' },
  'need.unit_unknown': { what: 'Không có đơn vị “{typed}” trong danh mục.', todo: 'Sửa tên, hoặc thêm đơn vị vào danh mục trước.' },
  'need.unit_near': { what: 'Không có đơn vị “{typed}” trong danh mục.', todo: 'Có phải “{suggestion}”?' },
  'need.unit_ended': { what: '“{typed}” không còn hoạt động vào đầu năm đăng ký.', todo: 'Ghi tên đơn vị kế thừa.' },
  'need.unit_ended_heir': {
    what: '“{typed}” không còn hoạt động vào đầu năm đăng ký.',
    todo: 'Đơn vị kế thừa là “{suggestion}”: ghi tên đó.',
  },
  'need.unit_begins': { what: 'Hiểu “{typed}” là {unit}.', todo: '' },
  'need.unit_above': { what: 'Ô cơ quan để trống: hiểu là {unit} như dòng trên.', todo: '' },
  'need.unit_code_unknown': { what: 'Không có đơn vị mã “{typed}” đang hoạt động.', todo: 'Sửa mã, hoặc bỏ trống ô mã và ghi tên.' },
  'need.unit_code_differs': { what: 'Mã là của {unit}, tên lại là “{typed}”.', todo: 'Sửa mã hoặc tên cho khớp.' },
  'need.other_year': { what: 'Tiêu đề ghi năm {found}, đang nhập nhu cầu năm {year}.', todo: 'Kiểm tra đúng tệp, đúng năm.' },
  'need.total_differs': {
    what: '“{total}” ghi {stated}, cộng các dòng được {computed} (chênh {difference}).',
    todo: 'Kiểm tra các dòng và dòng cộng; các dòng được nhập như đã ghi.',
  },
} satisfies Messages;

import type { Messages } from '#platform/refusal.ts';

/** What is said about the rows of a units list. */
export const unitListMessages = {
  'unit_list.name_missing': { what: 'Thiếu tên đơn vị.', todo: 'Ghi tên đầy đủ.' },
  'unit_list.too_long': { what: 'Dài quá {limit} ký tự.', todo: 'Rút gọn còn tối đa {limit} ký tự.' },
  'unit_list.code_twice': { what: 'Mã {code} đã có ở dòng {row} của tệp này.', todo: 'Ghi cho mỗi đơn vị một mã riêng.' },
  'unit_list.code_of_other': { what: 'Mã {code} là của “{unit}”.', todo: 'Sửa mã; hoặc chọn đổi tên đơn vị đó.' },
  'unit_list.code_differs': {
    what: 'Đơn vị này đang mang mã {present}, tệp ghi {code}.',
    todo: 'Sửa mã trong tệp, hoặc đổi mã ở trang của đơn vị.',
  },
  'unit_list.name_ambiguous': { what: 'Có {count} đơn vị cùng tên “{name}”.', todo: 'Ghi mã, hoặc ghi đơn vị cấp trên.' },
  'unit_list.same_elsewhere': {
    what: 'Đã có “{name}” thuộc {parent}; dòng này được hiểu là một đơn vị khác.',
    todo: 'Nếu là cùng một đơn vị thì ghi đúng đơn vị cấp trên, hoặc ghi mã.',
  },
  'unit_list.not_living': {
    what: '“{name}” không hoạt động vào ngày {date}.',
    todo: 'Kiểm tra ngày hiệu lực, hoặc ghi ở trang của đơn vị.',
  },
  'unit_list.kind_unknown': { what: 'Không có loại đơn vị “{typed}”.', todo: 'Ghi một loại trong danh mục, xem dưới biểu mẫu.' },
  'unit_list.kind_missing': { what: 'Thiếu loại đơn vị.', todo: 'Ghi loại, ví dụ: Sở, ban, ngành.' },
  'unit_list.level_unknown': { what: 'Không có cấp “{typed}”.', todo: 'Ghi Trung ương, Cấp tỉnh, Cấp huyện, Cấp xã hoặc Trong đơn vị.' },
  'unit_list.level_missing': { what: 'Thiếu cấp của đơn vị.', todo: 'Ghi Cấp tỉnh, Cấp xã, Trong đơn vị…' },
  'unit_list.regime_unknown': { what: 'Không rõ chế độ văn bản “{typed}”.', todo: 'Ghi Đảng hoặc Nhà nước.' },
  'unit_list.regime_missing': { what: 'Thiếu chế độ văn bản.', todo: 'Ghi Đảng hoặc Nhà nước.' },
  'unit_list.bloc_missing': { what: 'Thiếu khối.', todo: 'Ghi khối, hoặc ghi đơn vị cấp trên.' },
  'unit_list.bloc_unknown': { what: 'Không có khối “{typed}”.', todo: 'Ghi tên khối theo danh mục.' },
  'unit_list.bloc_near': { what: 'Không có khối “{typed}”.', todo: 'Có phải “{suggestion}”?' },
  'unit_list.assumed': { what: 'Ô để trống, hiểu theo tên: {what}.', todo: 'Ghi rõ nếu không phải.' },
  'unit_list.parent_code_unknown': {
    what: 'Không có đơn vị mã “{typed}” đang hoạt động, cả trong tệp này.',
    todo: 'Sửa mã đơn vị cấp trên.',
  },
  'unit_list.parent_unknown': {
    what: 'Không có đơn vị cấp trên “{typed}”, cả trong tệp này.',
    todo: 'Sửa tên, hoặc thêm dòng cho đơn vị đó.',
  },
  'unit_list.parent_near': { what: 'Không có đơn vị cấp trên “{typed}”, cả trong tệp này.', todo: 'Có phải “{suggestion}”?' },
  'unit_list.parent_ended': { what: 'Đơn vị cấp trên “{typed}” không còn hoạt động.', todo: 'Ghi đơn vị kế thừa.' },
  'unit_list.parent_ambiguous': { what: '“{typed}” là tên của nhiều dòng trong tệp: {rows}.', todo: 'Thêm cột mã đơn vị cấp trên.' },
  'unit_list.parent_begins': { what: 'Hiểu đơn vị cấp trên “{typed}” là {unit}.', todo: 'Ghi đủ tên nếu không phải.' },
  'unit_list.parent_heading': { what: 'Hiểu theo dòng đầu mục: thuộc {unit}.', todo: 'Thêm cột đơn vị cấp trên nếu không phải.' },
  'unit_list.parent_held': { what: 'Đơn vị cấp trên “{name}” (dòng {row}) chưa nhập được.', todo: 'Sửa dòng đó trước.' },
  'unit_list.first_day': { what: 'Ngày hiệu lực chỉ có tháng hoặc năm: hiểu là {date}.', todo: 'Ghi đủ ngày nếu không phải.' },
  'unit_list.end_not_kept': { what: 'Ngày kết thúc không nhập từ danh sách.', todo: 'Ghi giải thể, sáp nhập ở trang của đơn vị.' },
  'unit_list.new_version': { what: 'Ghi thành thay đổi từ ngày {date}; giai đoạn trước giữ nguyên.', todo: 'Kiểm tra ngày hiệu lực.' },
  'unit_list.correction': {
    what: 'Sửa thẳng vào bản bắt đầu từ ngày {date}.',
    todo: 'Nếu là thay đổi về sau thì chọn ngày hiệu lực khác.',
  },
  'unit_list.heading_unread': {
    what: 'Dòng “{title}” được hiểu là đầu mục, không phải đơn vị.',
    todo: 'Nếu là đơn vị thì ghi STT và các cột khác cho dòng đó.',
  },
} satisfies Messages;

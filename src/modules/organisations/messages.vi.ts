import type { Messages } from '#platform/refusal.ts';
import { unitListMessages } from './unit-list-messages.vi.ts';

export const organisationMessages = {
  ...unitListMessages,
  'unit.unknown': { what: 'Không có đơn vị số {id}.', todo: 'Chọn đơn vị trong danh mục; nếu chưa có thì thêm đơn vị trước.' },
  'unit.not_living': {
    what: '“{name}” không hoạt động vào ngày {date}.',
    todo: 'Chọn đơn vị đang hoạt động vào ngày đó, hoặc kiểm tra lại ngày.',
  },
  'unit.unknown_code': { what: 'Không có đơn vị mã {code}.', todo: 'Xem mã trong danh mục đơn vị rồi thử lại.' },
  'unit.unknown_bloc': { what: 'Không có khối số {id}.', todo: 'Chọn một khối trong danh mục.' },
  'unit.code_taken': { what: 'Mã {code} đã thuộc đơn vị khác.', todo: 'Đặt mã khác, hoặc mở đơn vị đang mang mã này.' },
  'unit.code_taken_meanwhile': { what: 'Mã đơn vị vừa được người khác dùng.', todo: 'Đặt mã khác rồi lưu lại.' },
  'unit.same_name': {
    what: 'Cùng đơn vị cấp trên đã có “{name}” trong thời gian đó.',
    todo: 'Mở đơn vị đã có (số {id}), hoặc ghi tên phân biệt được.',
  },
  'unit.parent_not_living': {
    what: 'Đơn vị cấp trên “{name}” không tồn tại vào ngày {date}.',
    todo: 'Chọn đơn vị cấp trên đang hoạt động vào ngày đó.',
  },
  'unit.parent_itself': { what: 'Đơn vị không thể trực thuộc chính mình.', todo: 'Chọn đơn vị cấp trên khác.' },
  'unit.parent_cycle': { what: 'Quan hệ trực thuộc thành vòng: {names}.', todo: 'Chọn đơn vị cấp trên không nằm dưới đơn vị này.' },
  'unit.ended': {
    what: '“{name}” đã kết thúc hoạt động trước ngày {date}.',
    todo: 'Chọn ngày khi đơn vị còn hoạt động, hoặc tạo đơn vị mới.',
  },
  'unit.nothing_changed': { what: 'Không có gì thay đổi so với bản đang có.', todo: 'Sửa ít nhất một ô rồi lưu.' },
  'unit.versions_overlap': {
    what: 'Đơn vị đã có thay đổi ghi từ ngày đó trở đi; hai giai đoạn sẽ chồng lên nhau.',
    todo: 'Xem lịch sử đơn vị và chọn ngày sau thay đổi cuối cùng.',
  },
  'unit.document_unknown': { what: 'Văn bản căn cứ không có trong sổ văn bản.', todo: 'Ghi văn bản vào sổ trước, rồi chọn lại.' },
  'succession.shape_rename': {
    what: 'Đổi tên là việc của đúng một đơn vị, không có đơn vị kế thừa khác.',
    todo: 'Chọn một đơn vị và ghi tên mới.',
  },
  'succession.shape_move': { what: 'Chuyển trực thuộc là việc của đúng một đơn vị.', todo: 'Chọn một đơn vị và đơn vị cấp trên mới.' },
  'succession.shape_merge': {
    what: 'Hợp nhất cần ít nhất hai đơn vị cũ và đúng một đơn vị mới.',
    todo: 'Bổ sung đơn vị; nếu một đơn vị còn giữ nguyên thì dùng “sáp nhập”.',
  },
  'succession.shape_absorb': {
    what: 'Sáp nhập cần ít nhất một đơn vị nhập vào và đúng một đơn vị tiếp nhận.',
    todo: 'Chọn đơn vị nhập vào và đơn vị tiếp nhận.',
  },
  'succession.shape_split': {
    what: 'Chia, tách cần một đơn vị cũ và ít nhất hai đơn vị kế thừa.',
    todo: 'Ghi đủ các đơn vị sau khi chia, tách; đơn vị cũ có thể là một trong số đó.',
  },
  'succession.shape_dissolve': {
    what: 'Giải thể là việc của đúng một đơn vị và không có đơn vị kế thừa.',
    todo: 'Bỏ đơn vị kế thừa, hoặc chọn loại thay đổi khác.',
  },
  'succession.successor_unclear': {
    what: 'Đơn vị kế thừa phải là một đơn vị đã có hoặc một đơn vị lập mới.',
    todo: 'Chọn một trong hai cách.',
  },
  'succession.unit_twice': { what: 'Một đơn vị được nêu hai lần.', todo: 'Bỏ dòng trùng.' },
  'succession.into_itself': { what: 'Đơn vị kết thúc không thể đồng thời là đơn vị tiếp nhận.', todo: 'Bỏ đơn vị đó khỏi một bên.' },
  'succession.no_new_name': { what: 'Đổi tên nhưng chưa có tên mới.', todo: 'Ghi tên mới.' },
  'succession.no_new_parent': { what: 'Chuyển trực thuộc nhưng chưa có đơn vị cấp trên mới.', todo: 'Chọn đơn vị cấp trên mới.' },
  'succession.changes_nobody': {
    what: 'Loại thay đổi này không có đơn vị giữ nguyên để sửa thông tin.',
    todo: 'Ghi thông tin ở đơn vị kế thừa.',
  },
  'succession.share_without_split': { what: 'Tỷ lệ chỉ dùng khi chia, tách.', todo: 'Bỏ tỷ lệ.' },
  'succession.shares': {
    what: 'Tỷ lệ phải ghi cho mọi đơn vị kế thừa và cộng lại bằng 100%.',
    todo: 'Sửa tỷ lệ, hoặc bỏ hết để theo đơn vị hiện nay của từng người.',
  },
  'succession.before_unit': {
    what: 'Ngày {date} không sau ngày “{name}” bắt đầu ({first}).',
    todo: 'Kiểm tra ngày hiệu lực, hoặc ghi lịch sử trước đó của đơn vị.',
  },
  'succession.unit_ended': { what: '“{name}” không còn hoạt động vào ngày {date}.', todo: 'Kiểm tra ngày hiệu lực và đơn vị.' },
  'succession.successor_not_living': {
    what: 'Đơn vị kế thừa “{name}” không hoạt động vào ngày {date}.',
    todo: 'Chọn đơn vị đang hoạt động vào ngày đó hoặc lập mới.',
  },
  'succession.children_unplaced': {
    what: 'Các đơn vị trực thuộc chưa có nơi về: {names}.',
    todo: 'Chọn đơn vị cấp trên mới cho từng đơn vị.',
  },
  'succession.not_a_child': { what: '“{name}” không trực thuộc đơn vị kết thúc vào ngày {date}.', todo: 'Bỏ dòng này.' },
} satisfies Messages;

/** Constraints that only a race can hit, and what they mean. */
export const organisationConstraints: Record<string, string> = {
  unit_code_key: 'unit.code_taken_meanwhile',
  unit_version_unit_id_daterange_excl: 'unit.versions_overlap',
  unit_version_document_id_fkey: 'unit.document_unknown',
  unit_succession_document_id_fkey: 'unit.document_unknown',
};

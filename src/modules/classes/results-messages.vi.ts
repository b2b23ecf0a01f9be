import type { Messages } from '#platform/refusal.ts';

/** Remarks and refusals about a list of results. */
export const resultsMessages = {
  'results.not_opened': { what: 'Lớp {code} chưa khai giảng nên chưa có kết quả.', todo: 'Ghi khai giảng trước, hoặc chọn lại lớp.' },
  'results.no_name': { what: 'Dòng không có họ tên.', todo: 'Ghi họ và tên như trong danh sách lớp.' },
  'results.no_columns': {
    what: 'Bảng không có cột điểm, xếp loại hay kết quả nào.',
    todo: 'Ở phần “Cách hiểu tệp”, chỉ ra các cột đó, hoặc dùng biểu mẫu F của lớp.',
  },
  'results.not_in_class': {
    what: '“{name}” không có trong danh sách lớp.',
    todo: 'Kiểm tra lại họ tên, hoặc tệp có phải của lớp này không.',
  },
  'results.not_in_class_suggest': {
    what: '“{name}” không có trong danh sách lớp; có thể là “{suggestion}”.',
    todo: 'Chấp nhận tên gợi ý nếu đúng, hoặc sửa họ tên trong tệp.',
  },
  'results.birth_differs': {
    what: '{name}: lớp có người tên này nhưng ngày sinh khác.',
    todo: 'Chọn đúng người nếu tệp ghi sai ngày sinh, hoặc sửa tệp.',
  },
  'results.which_trainee': {
    what: 'Lớp có {count} người tên {name}.',
    todo: 'Chọn đúng người, hoặc ghi thêm ngày sinh và đơn vị vào tệp.',
  },
  'results.missing': {
    what: 'Danh sách thiếu {count} học viên của lớp: {names}.',
    todo: 'Bổ sung vào danh sách, hoặc ghi thôi học, bảo lưu cho người không còn học.',
  },
  'results.part_mark': {
    what: 'Cột “{part}”: “{typed}” không phải là điểm.',
    todo: 'Ghi số, dấu phẩy cho phần lẻ, ví dụ 7,5; vắng thì ghi “vắng”.',
  },
  'results.part_range': { what: 'Cột “{part}”: điểm {typed} ngoài thang 0–10.', todo: 'Ghi điểm từ 0 đến 10.' },
  'results.part_twice': { what: 'Hai cột điểm cùng tên “{part}”.', todo: 'Đặt lại tiêu đề để phân biệt, ví dụ “Phần I – Lần 2”.' },
  'results.part_formula': { what: 'Cột “{part}” là công thức; dùng giá trị đã lưu trong tệp: {typed}.', todo: '' },
  'results.part_formula_blank': {
    what: 'Cột “{part}” là công thức không có giá trị lưu kèm; công thức không được chạy.',
    todo: 'Dán lại ô dưới dạng giá trị (Paste Values).',
  },
  'results.no_mark': { what: 'Cột “{part}” ghi “{typed}”: không có điểm.', todo: '' },
  'results.unknown_outcome': { what: 'Không đọc được kết quả “{typed}”.', todo: 'Ghi Công nhận hoặc Không công nhận.' },
  'results.rank_read': { what: 'Xếp loại “{typed}” được hiểu là “{after}”.', todo: '' },
  'results.unknown_rank': {
    what: 'Xếp loại “{typed}” không phải từ thường dùng ({words}); giữ nguyên như đã ghi.',
    todo: 'Kiểm tra lại; nếu gõ sai thì sửa trong tệp hoặc chấp nhận từ gợi ý.',
  },
  'results.average_outside': {
    what: 'Điểm trung bình {average} nằm ngoài các điểm thành phần ({least}–{most}).',
    todo: 'Tính lại điểm trung bình, hoặc kiểm tra các điểm thành phần.',
  },
  'results.rank_too_high': {
    what: 'Xếp loại {rank} cao hơn mức của điểm {average} ({allowed}) theo {citation} (chưa đối chiếu nguyên văn).',
    todo: 'Kiểm tra lại xếp loại và điểm; nếu đúng thì để nguyên.',
  },
  'results.below_half': {
    what: 'Ghi công nhận nhưng điểm trung bình {average} dưới 5 (Thông tư 03/2023/TT-BNV, Điều 6: từ 50% điểm tối đa).',
    todo: 'Kiểm tra lại điểm hoặc kết quả.',
  },
  'results.part_below_half': {
    what: 'Ghi công nhận nhưng có phần dưới 5 điểm: {parts} (Thông tư 03/2023/TT-BNV, Điều 6: từ 50% điểm tối đa).',
    todo: 'Kiểm tra điểm thi lại, hoặc kết quả.',
  },
  'results.differs_from_ledger': {
    what: 'Danh sách ghi “{result}” nhưng sổ của lớp đang ghi “{status}”.',
    todo: 'Nếu sổ ghi sai, hiệu đính sự kiện trên dòng thời gian của lớp; điểm không tự đổi sổ.',
  },
} satisfies Messages;

import type { Messages } from '#platform/refusal.ts';

/** Refusals about a file and a run, and remarks about rows and cells that are the same in every form. */
export const importMessages = {
  'imports.unknown': { what: 'Không có lần nhập này, hoặc của đơn vị khác.', todo: 'Mở lại danh sách các lần nhập.' },
  'imports.no_file': { what: 'Chưa có tệp nào được gửi lên.', todo: 'Chọn một tệp bảng tính rồi gửi lại.' },
  'imports.empty_file': { what: 'Tệp “{file}” không có dữ liệu.', todo: 'Mở tệp để kiểm tra, có thể đã lưu nhầm trang trống.' },
  'imports.bad_fields': { what: 'Thông tin gửi kèm tệp không đọc được: {detail}.', todo: 'Tải lại trang rồi thử lại.' },
  'imports.bad_target': { what: 'Chưa rõ nhập tệp vào đâu: {detail}.', todo: 'Chọn lại nơi nhận (lớp, năm hoặc kế hoạch).' },
  'imports.bad_input': { what: 'Thông tin để ghi chưa đủ: {detail}.', todo: 'Điền ô được nêu rồi ghi lại.' },
  'imports.concluded': {
    what: 'Lần nhập này đã ghi xong hoặc đã hoàn tác.',
    todo: 'Muốn nhập lại thì gửi tệp lên lần nữa: dòng đã có không bị nhập hai lần.',
  },
  'imports.not_applied': { what: 'Lần nhập này chưa ghi gì, hoặc đã hoàn tác.', todo: 'Mở danh sách các lần nhập và chọn lần đã ghi.' },
  'imports.file_gone': { what: 'Tệp của lần nhập này đã hết hạn lưu.', todo: 'Gửi lại tệp gốc.' },
  'imports.held': {
    what: 'Còn {held} dòng chưa nhập được; {sound} dòng đúng.',
    todo: 'Sửa tệp rồi gửi lại, hoặc chọn chỉ ghi các dòng đúng và giữ lại phần còn lại.',
  },
  'imports.nothing_sound': {
    what: 'Không có dòng nào nhập được ({held} dòng đều có lỗi).',
    todo: 'Xem ghi chú từng dòng, sửa trong tệp rồi gửi lại.',
  },
  'imports.no_table': {
    what: 'Không tìm thấy dòng tiêu đề của biểu trong 30 dòng đầu của trang tính nào.',
    todo: 'Chỉ ra dòng tiêu đề và ý nghĩa từng cột ở phần “Cách hiểu tệp”, hoặc dùng biểu mẫu tải từ trang này.',
  },
  'imports.question_open': { what: 'Còn câu hỏi chưa trả lời: {question}', todo: 'Trả lời rồi ghi lại.' },
  'imports.fonts_open': {
    what: 'Chữ trong tệp có vẻ gõ bằng bảng mã {encoding}, chưa rõ có chuyển sang Unicode không.',
    todo: 'Xem mẫu trước và sau, chọn chuyển hoặc giữ nguyên.',
  },
  'imports.built_upon': {
    what: 'Không hoàn tác được: {what}.',
    todo: 'Sửa từng mục ở trang của nó, hoặc gỡ phần đã dựa vào rồi hoàn tác lại.',
  },
  'table.heading_twice': {
    what: 'Hai cột cùng tiêu đề “{title}” (cột {first} và {second}).',
    todo: 'Ở phần “Cách hiểu tệp”, chọn một cột để dùng và bỏ cột kia.',
  },
  'table.unread_rows': {
    what: 'Trang “{sheet}”: {rows} dòng từ dòng {row} trở xuống nằm sau phần ký tên và không có tiêu đề riêng nên không được đọc.',
    todo: 'Nếu đó là dữ liệu, chuyển lên trên phần ký hoặc thêm dòng tiêu đề.',
  },
  'row.twice': { what: 'Trùng với dòng {other} của chính tệp này.', todo: 'Bỏ một trong hai dòng.' },
  'row.hidden': {
    what: 'Dòng này đang bị ẩn trong tệp nhưng vẫn được đọc.',
    todo: 'Nếu không thuộc danh sách thì xóa hẳn dòng rồi gửi lại.',
  },
  'row.below_table': {
    what: 'Dòng không có số thứ tự, đứng sau dòng trống hoặc dòng cộng: có thể là phần ký tên.',
    todo: 'Nếu là người trong danh sách thì điền STT; nếu là phần ký tên thì bỏ qua.',
  },
  'cell.ditto': { what: '“{typed}” được hiểu như dòng trên: {after}.', todo: '' },
  'cell.ditto_of_nothing': { what: 'Ô ghi “{typed}” nhưng dòng trên không có gì.', todo: 'Ghi rõ nội dung vào ô.' },
  'cell.error': { what: 'Ô báo lỗi {typed}.', todo: 'Gõ lại giá trị đúng vào ô.' },
  'cell.formula': {
    what: 'Ô là công thức; công thức không được chạy, giá trị lưu kèm có thể đã cũ.',
    todo: 'Dán lại ô dưới dạng giá trị (Paste Values).',
  },
  'cell.left_out': {
    what: 'Ô không đọc được (công thức, ô báo lỗi, ký tự ẩn hoặc quá dài) nên bỏ qua; dòng vẫn được nhập.',
    todo: 'Nếu cần nội dung ô này, gõ lại bằng chữ.',
  },
  'cell.formula_counted': { what: 'Ô là công thức; dùng giá trị đã lưu trong tệp: {typed}.', todo: '' },
  'cell.hidden_signs': { what: 'Ô có ký tự điều khiển ẩn (đảo chiều hoặc ký tự lạ).', todo: 'Xóa ô rồi gõ lại bằng tay.' },
  'cell.cleaned': { what: 'Đã bỏ ký tự vô hình trong ô; đọc là “{after}”.', todo: '' },
  'cell.too_long': { what: 'Nội dung ô dài quá {limit} ký tự.', todo: 'Rút gọn còn tối đa {limit} ký tự.' },
  'cell.name': { what: 'Họ tên không phải là chữ: “{typed}”.', todo: 'Gõ lại họ và tên.' },
  'cell.sex': { what: 'Không đọc được giới tính “{typed}”.', todo: 'Ghi Nam hoặc Nữ.' },
  'cell.both_sexes': { what: 'Cả cột Nam và cột Nữ đều có ngày sinh.', todo: 'Để ngày sinh ở đúng một cột.' },
  'cell.yes_no': { what: 'Không đọc được “{typed}” là có hay không.', todo: 'Ghi x, có hoặc không.' },
  'cell.count': { what: '“{typed}” không phải là một số.', todo: 'Ghi số nguyên, ví dụ 80.' },
  'cell.negative': { what: 'Số âm: {typed}.', todo: 'Ghi lại số đúng.' },
  'cell.not_whole': { what: 'Số lẻ: {typed}.', todo: 'Ghi số nguyên.' },
  'cell.absurd': { what: 'Số quá lớn: {typed}.', todo: 'Kiểm tra dấu chấm ngăn hàng nghìn.' },
  'cell.mark': { what: '“{typed}” không phải là điểm.', todo: 'Ghi số, dấu phẩy cho phần lẻ, ví dụ 7,5.' },
  'cell.mark_range': { what: 'Điểm {typed} ngoài thang 0–{limit}.', todo: 'Ghi điểm từ 0 đến {limit}.' },
  'cell.money': { what: '“{typed}” không phải là số tiền.', todo: 'Ghi số đồng, ví dụ 12.500.000.' },
  'cell.merged_figure': {
    what: 'Ô số {typed} gộp chung nhiều dòng; số này được tính cho dòng đầu.',
    todo: 'Nếu là số chung thì bỏ gộp ô (Unmerge) và ghi số của từng dòng.',
  },
  'cell.number_rounded': {
    what: 'Số định danh đã bị Excel làm tròn hoặc chuyển sang dạng mũ.',
    todo: 'Định dạng cột là Văn bản (Text) rồi gõ lại đủ 12 chữ số.',
  },
  'cell.number_letter': { what: 'Số định danh có chữ O thay cho số 0.', todo: 'Gõ lại số 0.' },
  'cell.number_zero': { what: 'Số định danh bị Excel bỏ {zeros} số 0 ở đầu; đã thêm lại vì khớp năm sinh (đuôi {last}).', todo: '' },
  'cell.phone': { what: 'Số điện thoại “{typed}” không đọc được, bỏ trống.', todo: 'Ghi 10 chữ số.' },
  'cell.phones': { what: 'Ô có nhiều số điện thoại; lấy số đầu.', todo: '' },
  'cell.phone_zero': { what: 'Số điện thoại mất số 0 ở đầu; đã thêm lại: {after}.', todo: '' },
  'cell.date': {
    what: 'Không đọc được ngày “{typed}”, hoặc không có ngày này.',
    todo: 'Ghi ngày/tháng/năm, ví dụ 05/03/1975; chỉ biết năm thì ghi 1975.',
  },
  'cell.date_serial': {
    what: '“{typed}” là số thứ tự ngày của Excel, chưa định dạng là ngày.',
    todo: 'Định dạng ô là Ngày rồi kiểm tra lại.',
  },
} satisfies Messages;

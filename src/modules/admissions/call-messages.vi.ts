import { coded, type Messages, type Phrases } from '#platform/refusal.ts';

export const callMessages = {
  'calls.unknown': { what: 'Không có thông báo chiêu sinh này, hoặc ngoài phạm vi được xem.', todo: 'Tải lại danh sách chiêu sinh.' },
  'calls.series_closed': { what: 'Đợt {series} không còn tuyển sinh.', todo: 'Mở lại đợt tuyển sinh trước khi chiêu sinh.' },
  'calls.dates': {
    what: 'Hạn cử {deadline} trước ngày ra thông báo {issued}.',
    todo: 'Sửa hạn cử hoặc ngày ra thông báo.',
  },
  'calls.late_dates': {
    what: 'Ngày nhận muộn {late} không sau hạn cử {deadline}.',
    todo: 'Chọn ngày sau hạn cử, hoặc để trống nếu không nhận muộn.',
  },
  'calls.nobody_called': { what: 'Không có đơn vị nào được chọn.', todo: 'Chọn đơn vị, theo khối, cấp, cây hoặc đơn vị có chỉ tiêu.' },
  'calls.unit_has_nominated': {
    what: '{unit} đã cử người theo thông báo này.',
    todo: 'Rút những người đã cử trước khi bỏ đơn vị khỏi thông báo, hoặc trả lời không cử ai.',
  },
  'calls.not_called': { what: 'Thông báo này không gửi tới {unit}.', todo: 'Thêm đơn vị vào thông báo trước.' },
  'calls.not_open': { what: 'Thông báo chiêu sinh đang không mở.', todo: 'Mở thông báo trước khi nhắc hoặc nhận trả lời.' },
  'calls.paper_twice': { what: 'Giấy tờ “{name}” ghi hai lần.', todo: 'Bỏ một dòng.' },

  'nominations.unknown': { what: 'Không có lượt cử này, hoặc ngoài phạm vi được xem.', todo: 'Tải lại danh sách đã cử.' },
  'nominations.series_cancelled': { what: 'Đợt {series} đã hủy.', todo: 'Chọn đợt tuyển sinh khác.' },
  'nominations.series_closed': { what: 'Đợt {series} đã khóa, không nhận thêm người.', todo: 'Liên hệ cơ sở mở lớp, hoặc chọn đợt khác.' },
  'nominations.class_closed': {
    what: 'Lớp {class} {status}, không nhận thêm người.',
    todo: 'Chọn lớp chưa khai giảng.',
  },
  'nominations.unit_ended': {
    what: '{unit} không còn hoạt động; {successors} kế thừa.',
    todo: 'Cử dưới tên đơn vị kế thừa.',
  },
  'nominations.unit_dissolved': {
    what: '{unit} đã giải thể, không đơn vị nào kế thừa.',
    todo: 'Cử dưới tên đơn vị mà người này đang công tác.',
  },
  'nominations.no_call': { what: 'Đợt {series} chưa có thông báo chiêu sinh.', todo: 'Chờ thông báo, hoặc hỏi cơ sở mở lớp.' },
  'nominations.not_called': {
    what: 'Thông báo chiêu sinh của đợt {series} không gửi tới {unit}.',
    todo: 'Đề nghị cơ sở mở lớp thêm đơn vị vào thông báo.',
  },
  'nominations.call_closed': { what: 'Thông báo chiêu sinh của đợt {series} đã đóng.', todo: 'Đề nghị cơ sở mở lớp mở lại thông báo.' },
  'nominations.too_late': {
    what: 'Hạn cử là {deadline}, đã qua {days} ngày và không nhận muộn.',
    todo: 'Đề nghị cơ sở mở lớp gia hạn.',
  },
  'nominations.person_gone': {
    what: '{name} {how}.',
    todo: 'Cử người khác; nếu hồ sơ ghi nhầm thì sửa hồ sơ trước.',
  },
  'nominations.not_own_person': {
    what: '{name} không thuộc đơn vị mà tài khoản này phụ trách.',
    todo: 'Đơn vị đang quản lý người này cử; nếu người này mới chuyển về thì ghi điều động trước.',
  },
  'nominations.of_other_unit': {
    what: '{name} đang công tác ở {present}, không thuộc {unit}.',
    todo: 'Để {present} cử, hoặc ghi điều động trong hồ sơ trước.',
  },
  'nominations.already_nominated': { what: '{name} đã được cử vào đợt {series}.', todo: 'Xem lượt cử đã có, không cử hai lần.' },
  'nominations.by_two_units': {
    what: '{name} đã được {unit} cử vào đợt {series}.',
    todo: 'Hai đơn vị thống nhất đơn vị nào cử.',
  },
  'nominations.nominated_meanwhile': {
    what: 'Người này vừa được cử vào đợt, có thể bởi đơn vị khác.',
    todo: 'Tải lại trang; nếu không thấy lượt cử thì hỏi cơ sở mở lớp.',
  },
  'nominations.replaced_meanwhile': { what: 'Người này vừa được thay bằng người khác.', todo: 'Tải lại trang để xem ai đã thay.' },
  'nominations.no_seat': {
    what: 'Không còn chỉ tiêu cho {name} ở đợt {series}.',
    todo: 'Cử vào danh sách chờ, hoặc đề nghị cấp thêm chỉ tiêu.',
  },
  'nominations.seats_above': {
    what: '{unit} không còn chỉ tiêu cho {name} ở đợt {series}; {parent} còn {seats} chỉ tiêu chưa dùng.',
    todo: 'Đề nghị {parent} cử {name}, hoặc đề nghị {runner} điều chuyển chỉ tiêu từ {parent} sang {unit} (thẻ Chỉ tiêu của đợt, nút Điều chuyển).',
  },
  'nominations.not_open': { what: 'Lượt cử của {name} đã kết thúc.', todo: 'Tải lại danh sách đã cử.' },
  'nominations.summoned_already': {
    what: '{name} đã được triệu tập ngày {date}: {paper}.',
    todo: 'Gửi công văn xin rút cho {runner}: nơi ấy rút tên ở thẻ Người được cử, rồi ra văn bản thay đổi.',
  },
  'nominations.enrolled_already': {
    what: '{name} đã nhập học.',
    todo: 'Gửi công văn cho {runner}: nơi ấy ghi thôi học trên trang lớp.',
  },
  'nominations.replaces_other_unit': { what: '{name} do đơn vị khác cử.', todo: 'Chỉ thay người do chính đơn vị mình cử.' },
  'nominations.already_answered': {
    what: '{unit} đang có {count} người được cử.',
    todo: 'Rút những người ấy trước khi trả lời không cử ai.',
  },
  'nominations.not_to_place': {
    what: '{name} chưa được nhận, hoặc đã có tên trong danh sách lớp.',
    todo: 'Tải lại đề xuất phân lớp.',
  },
  'nominations.class_not_here': { what: 'Lớp chọn cho {name} không thuộc đợt, hoặc đã khai giảng.', todo: 'Chọn lớp khác của đợt.' },
  'nominations.class_full': { what: 'Lớp {class} đã đủ {seats} chỗ.', todo: 'Chuyển bớt sang lớp khác, hoặc tăng số chỗ của lớp.' },
  'nominations.no_series': { what: 'Không tìm thấy đợt hoặc lớp mã {code}.', todo: 'Kiểm tra mã đợt hoặc mã lớp.' },

  // said of a nominee, beside the rules of eligibility
  'nominations.late': { what: 'Cử sau hạn {deadline}.', todo: '' },
  'nominations.out_of_sight': {
    what: 'Hồ sơ ngoài phạm vi được xem, một số điều kiện chưa kiểm tra được.',
    todo: 'Đề nghị đơn vị cử kiểm tra trong hồ sơ.',
  },
  'nominations.other_series': {
    what: 'Cũng được cử vào đợt {other}, trùng thời gian {from} – {to}.',
    todo: 'Chọn một trong hai đợt.',
  },
  'nominations.runner_ended': {
    what: '{unit} không còn hoạt động; {successors} kế thừa việc mở lớp.',
    todo: 'Hỏi đơn vị kế thừa về lớp này.',
  },
  'nominations.waits': {
    what: 'Không còn chỉ tiêu: {name} vào danh sách chờ.',
    todo: 'Đề nghị cấp thêm chỉ tiêu, hoặc chờ gọi theo thứ tự.',
  },
  'nominations.rule_failed': {
    what: 'Chưa đạt: {rule} – cần {required}.',
    todo: 'Xem lại người được cử; chỉ nơi xét tuyển có thẩm quyền mới cho qua.',
  },
  'nominations.rule_missing': { what: 'Thiếu minh chứng: {rule} – {needs}.', todo: 'Bổ sung vào hồ sơ người này.' },
  'nominations.rule_warned': { what: 'Lưu ý: {rule} – {required}.', todo: 'Xem lại trước khi cử.' },
  'nominations.no_seat_in_file': {
    what: 'Không còn chỉ tiêu cho {name}.',
    todo: 'Chọn cách xử lý người vượt chỉ tiêu, hoặc đề nghị cấp thêm.',
  },
  'nominations.was_refused': { what: '{name} đã được xét trong đợt này: không nhận.', todo: '' },
  'nominations.was_withdrawn': { what: '{name} đã rút khỏi đợt này.', todo: 'Chọn cử lại, hoặc bỏ dòng này.' },
  'nominations.fact_unread': { what: '{field} “{typed}” chưa hiểu được.', todo: '' },
  'nominations.fact_not_recorded': { what: '{field} chỉ dùng để kiểm tra, tài khoản này không ghi được vào hồ sơ.', todo: '' },
} satisfies Messages;

export const callPhrases = {
  ...coded('call_state', { draft: 'chưa gửi', open: 'đang nhận', closed: 'đã đóng' }),
  ...coded('nomination_state', {
    submitted: 'chờ xét',
    waiting: 'danh sách chờ',
    accepted: 'được nhận',
    refused: 'không nhận',
    withdrawn: 'đã rút',
  }),
  ...coded('nominations', {
    into: 'Đợt {code} – {name}',
    with_seat: 'Có chỉ tiêu',
    on_waiting_list: 'Vào danh sách chờ',
    found_eligible: 'Đủ điều kiện',
    found_missing: 'Thiếu minh chứng',
    found_not_eligible: 'Không đủ điều kiện',
    over_quota: '{count} người vượt chỉ tiêu. Xử lý thế nào?',
    put_waiting: 'Vào danh sách chờ, theo thứ tự trong tệp',
    keep_back: 'Giữ lại trong tệp, chưa cử',
    again: 'Cử lại',
    barred: 'không còn được cử vào đợt, lý do trong hồ sơ',
    leave_out: 'Bỏ dòng này',
    column_education: 'Trình độ chuyên môn',
    column_theory: 'Trình độ lý luận chính trị',
    column_servingSince: 'Năm vào ngành',
    column_partyDate: 'Ngày vào Đảng',
    column_ethnicity: 'Dân tộc',
  }),
  ...coded('built_upon', {
    decided: '{name} đã được xét',
    replaced: '{name} đã được thay bằng người khác',
    changed: 'thông tin của {name} đã được sửa sau đó',
  }),
  ...coded('gone', { deceased: 'đã mất', retired: 'đã nghỉ hưu', left: 'đã thôi việc' }),
} satisfies Phrases;

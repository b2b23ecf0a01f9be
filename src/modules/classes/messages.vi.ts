import type { Messages } from '#platform/refusal.ts';
import { resultsMessages } from './results-messages.vi.ts';
import { sameContentMessages } from './same-content-messages.vi.ts';
import { traineesMessages } from './trainees-messages.vi.ts';

/** Reasons of the ledger in words: what is wrong, what to do. */
export const classMessages = {
  ...resultsMessages,
  ...sameContentMessages,
  ...traineesMessages,
  'classes.unknown': { what: 'Không có lớp này, hoặc lớp ngoài phạm vi của bạn.', todo: 'Kiểm tra lại mã lớp trong danh sách lớp.' },
  'classes.unknown_trainee': {
    what: '{count} học viên được chọn không thuộc lớp này.',
    todo: 'Tải lại danh sách học viên của lớp rồi chọn lại.',
  },
  'classes.unknown_person': { what: 'Không có người này, hoặc người này ngoài phạm vi của bạn.', todo: 'Tìm lại trong danh sách Người.' },
  'classes.unknown_chain': { what: 'Không có lượt học này.', todo: 'Tải lại trang rồi chọn lại.' },
  'classes.unknown_unit': { what: 'Không có đơn vị này vào ngày {date}.', todo: 'Chọn một đơn vị đang hoạt động vào ngày đó.' },
  'classes.unknown_funding': { what: 'Không có nguồn kinh phí “{funding}”.', todo: 'Chọn một nguồn kinh phí trong danh mục.' },
  'classes.no_version': { what: 'Chương trình này chưa có phiên bản nào.', todo: 'Thêm phiên bản chương trình trước khi chuẩn bị lớp.' },
  'classes.code_taken': { what: 'Mã lớp này đã có.', todo: 'Chọn mã lớp khác.' },
  'classes.slot_has_class': { what: 'Suất lớp này vừa được chuẩn bị thành một lớp khác.', todo: 'Tải lại kế hoạch để xem lớp đó.' },
  'classes.opened_already': {
    what: 'Lớp đã khai giảng ngày {date}.',
    todo: 'Nếu ngày ghi sai, dùng Hiệu đính trên dòng thời gian của lớp.',
  },
  'classes.opened_twice': { what: 'Lớp khai giảng hai lần (lần sau ngày {date}).', todo: 'Hiệu đính lần khai giảng ghi nhầm.' },
  'classes.not_opened': {
    what: 'Lớp chưa khai giảng nên chưa ghi được việc này.',
    todo: 'Ghi khai giảng cùng danh sách những người có mặt trước.',
  },
  'classes.ended_already': {
    what: 'Lớp đã kết thúc ngày {date}.',
    todo: 'Tải lại trang để xem ai đã ghi; nếu ghi sai, dùng Hiệu đính trên dòng thời gian.',
  },
  'classes.closed_before_opened': { what: 'Ngày kết thúc {closed} trước ngày khai giảng {opened}.', todo: 'Kiểm tra lại hai ngày này.' },
  'classes.before_opening': {
    what: 'Ngày {date} trước ngày khai giảng {opened}.',
    todo: 'Ghi ngày từ {opened} trở đi, hoặc hiệu đính ngày khai giảng.',
  },
  'classes.after_end': { what: 'Ngày {date} sau ngày lớp kết thúc {ended}.', todo: 'Sửa lại ngày, hoặc hiệu đính ngày kết thúc của lớp.' },
  'classes.paused_already': { what: 'Lớp đang tạm dừng rồi.', todo: 'Ghi học lại trước.' },
  'classes.not_paused': { what: 'Lớp không tạm dừng nên không ghi học lại được.', todo: 'Kiểm tra dòng thời gian của lớp.' },
  'classes.not_listed': {
    what: '{name} không còn trong danh sách chờ khai giảng của lớp.',
    todo: 'Tải lại danh sách rồi đánh dấu lại người có mặt.',
  },
  'classes.listed_already': { what: '{name} đã có trong lớp này.', todo: 'Bỏ dòng này khỏi danh sách.' },
  'classes.listed_meanwhile': {
    what: 'Có người trong danh sách vừa được ghi vào lớp này.',
    todo: 'Tải lại danh sách lớp rồi ghi những người còn thiếu.',
  },
  'classes.open_elsewhere': {
    what: 'Có người đang học hoặc chờ học tiếp chương trình này ở nơi khác, có thể ngoài phạm vi của bạn.',
    todo: 'Hỏi đơn vị cử xem người đó đang học ở đâu; nếu ghi nhầm người, bỏ người đó.',
  },
  'classes.already_in_class': {
    what: '{name} đang học chương trình này ở {other}.',
    todo: 'Nếu chuyển lớp, ghi Chuyển lớp từ lớp đó; nếu ghi nhầm người, bỏ dòng này.',
  },
  'classes.waiting_to_continue': {
    what: '{name} đang chờ học tiếp chương trình này (trước học ở {other}).',
    todo: 'Ghi Học tiếp để nối lượt cũ thay vì nhập học mới.',
  },
  'classes.joined_twice': { what: 'Học viên nhập học hai lần vào lớp (lần sau ngày {date}).', todo: 'Bỏ lần nhập học ghi nhầm.' },
  'classes.not_in_class': { what: 'Học viên chưa nhập học lớp này.', todo: 'Ghi nhập học trước.' },
  'classes.left_already': { what: 'Học viên đã rời lớp ngày {date}.', todo: 'Tải lại danh sách; nếu ghi sai, hiệu đính sự kiện đó.' },
  'classes.left_before_joined': { what: 'Ngày rời lớp {left} trước ngày nhập học {joined}.', todo: 'Kiểm tra lại hai ngày này.' },
  'classes.joined_before_opening': {
    what: 'Ngày nhập học {date} trước ngày khai giảng ({opened}).',
    todo: 'Sửa ngày nhập học, hoặc hiệu đính ngày khai giảng.',
  },
  'classes.unnamed_at_end': {
    what: 'Lớp đã kết thúc ngày {ended} nhưng học viên này chưa có kết quả vào ngày đó.',
    todo: 'Hiệu đính bế giảng rồi ghi lại cùng kết quả của học viên này.',
  },
  'classes.result_without_closing': {
    what: 'Kết quả học viên ghi ngày {date} không trùng ngày bế giảng.',
    todo: 'Kết quả học viên phải ghi vào đúng ngày bế giảng.',
  },
  'classes.before_joining': {
    what: 'Ngày {date} trước ngày nhập học {joined}.',
    todo: 'Ghi ngày từ {joined} trở đi, hoặc hiệu đính ngày nhập học.',
  },
  'classes.after_leaving': {
    what: 'Ngày {date} sau ngày rời lớp {left}.',
    todo: 'Ghi ngày không sau {left}, hoặc hiệu đính ngày rời lớp.',
  },
  'classes.trainee_paused_already': { what: 'Học viên đang tạm nghỉ rồi.', todo: 'Ghi học lại trước.' },
  'classes.trainee_not_paused': {
    what: 'Học viên không tạm nghỉ.',
    todo: 'Xem trạng thái ở danh sách học viên; người đang học thì không cần ghi học lại.',
  },
  'classes.chain_must_join_first': {
    what: 'Lượt học phải bắt đầu bằng nhập học.',
    todo: 'Hiệu đính các sự kiện sau theo thứ tự từ mới đến cũ.',
  },
  'classes.chain_joined_twice': {
    what: 'Học viên đã nhập học chương trình này trong cùng một lượt.',
    todo: 'Dùng Học tiếp hoặc Chuyển lớp thay cho Nhập học.',
  },
  'classes.in_two_classes': { what: 'Học viên cùng lúc ở hai lớp (lớp kia: {other}).', todo: 'Hiệu đính theo thứ tự từ sự kiện mới nhất.' },
  'classes.move_unpaired': {
    what: 'Chuyển lớp chỉ có một nửa: rời lớp này mà không vào lớp kia cùng ngày.',
    todo: 'Hiệu đính sự kiện chuyển lớp sau đó trước.',
  },
  'classes.no_right_to_continue': { what: 'Học viên không ở diện chờ học tiếp.', todo: 'Kiểm tra kết quả lần học trước.' },
  'classes.rejoined_too_early': {
    what: 'Ngày học tiếp {date} không sau ngày rời lớp trước {left}.',
    todo: 'Ghi ngày học tiếp sau {left}.',
  },
  'classes.chain_ended_already': { what: 'Lượt học này đã kết thúc ngày {date}.', todo: 'Hiệu đính sự kiện kết thúc nếu ghi sai.' },
  'classes.not_in_pool': {
    what: 'Học viên không ở diện chờ học tiếp.',
    todo: 'Chỉ ghi được cho người bảo lưu hoặc chưa được công nhận và còn quyền học tiếp.',
  },
  'classes.pool_end_too_early': { what: 'Ngày {date} trước ngày vào diện chờ học tiếp {left}.', todo: 'Ghi ngày từ {left} trở đi.' },
  'classes.not_outside': { what: 'Lượt này không phải cử đi học nơi khác.', todo: 'Mở đúng lượt học rồi ghi lại.' },
  'classes.trainees_unnamed': {
    what: 'Còn {count} học viên chưa có kết quả: {names}…',
    todo: 'Nêu kết quả của từng học viên còn trong lớp rồi ghi lại; chưa có gì được ghi.',
  },
  'classes.leave_reason_needed': { what: 'Chưa nêu lý do thôi học.', todo: 'Chọn một lý do.' },
  'classes.move_to_itself': { what: 'Lớp đến trùng với lớp đi.', todo: 'Chọn lớp khác.' },
  'classes.restricted_crossing': {
    what: 'Không chuyển học viên giữa lớp hạn chế và lớp thường: {name}.',
    todo: 'Chọn lớp cùng loại, hoặc ghi thôi học ở lớp này và nhập học ở lớp kia.',
  },
  'slots.restricted_already': { what: 'Dòng kế hoạch này đã là hạn chế.', todo: 'Tải lại trang để xem.' },
  'slots.not_restricted': { what: 'Dòng kế hoạch này không hạn chế.', todo: 'Tải lại trang để xem.' },
  'slots.restricted_tied': {
    what: 'Học viên hoặc suất của dòng này gắn với lớp thuộc dòng khác: {classes}.',
    todo: 'Hiệu đính việc chuyển, gộp đã gắn chúng với nhau, hoặc để nguyên dòng này.',
  },
  'slots.restricted_series': {
    what: 'Lớp của dòng này chung đợt tuyển sinh {series} với lớp thuộc dòng khác.',
    todo: 'Bỏ lớp của dòng này khỏi đợt trước, rồi lập đợt riêng cho chúng.',
  },
  'slots.restricted_crossing': {
    what: 'Không gộp suất hạn chế với lớp thường, hay suất thường với lớp hạn chế.',
    todo: 'Bỏ suất ấy khỏi lần khai giảng này.',
  },
  'classes.move_to_other_family': {
    what: 'Lớp {other} thuộc chương trình khác.',
    todo: 'Chọn lớp cùng chương trình; nếu đổi chương trình, ghi Đổi chương trình (lượt mới).',
  },
  'classes.same_family': { what: 'Lớp {other} cùng chương trình.', todo: 'Ghi Chuyển lớp thay cho Đổi chương trình.' },
  'classes.move_needs_class': { what: 'Chưa chọn lớp đến cho {name}.', todo: 'Chọn một lớp khác đang học cùng chương trình.' },
  'classes.divide_leaves_nobody': {
    what: 'Tách hết học viên ngày {date} thì lớp cũ không còn ai.',
    todo: 'Chừa lại ít nhất một học viên, hoặc ghi Ghép lớp.',
  },
  'classes.nothing_changes': { what: 'Không có gì thay đổi so với hiện nay.', todo: 'Chọn đơn vị hoặc nguồn kinh phí mới.' },
  'classes.file_before_end': { what: 'Lớp chưa kết thúc nên chưa đóng hồ sơ được.', todo: 'Ghi bế giảng trước.' },
  'classes.file_closed_before_end': {
    what: 'Ngày đóng hồ sơ {date} trước ngày lớp kết thúc {ended}.',
    todo: 'Ghi ngày đóng hồ sơ từ {ended} trở đi.',
  },
  'classes.list_after_opening': {
    what: 'Lớp đã khai giảng nên không sửa danh sách chờ được nữa.',
    todo: 'Ghi Nhập học muộn cho người đến sau.',
  },
  'classes.at_opening_date': {
    what: '“Có mặt từ đầu” phải ghi đúng ngày khai giảng.',
    todo: 'Dùng ngày khai giảng của lớp, hoặc chọn Nhập học muộn.',
  },
  'classes.birth_date': { what: 'Ngày sinh “{text}” không phải một ngày có thật.', todo: 'Ghi dạng 28/02/1985, hoặc chỉ năm sinh.' },
  'slots.unknown': { what: 'Không có suất lớp này, hoặc suất ngoài phạm vi của bạn.', todo: 'Mở lại kế hoạch rồi chọn suất lớp.' },
  'slots.unknown_plan': { what: 'Không có kế hoạch này.', todo: 'Chọn lại kế hoạch.' },
  'slots.year_outside_plan': { what: 'Năm {year} nằm ngoài kế hoạch này.', todo: 'Chọn kế hoạch của năm đó.' },
  'slots.settled_already': { what: 'Suất lớp đã có kết cục ({state}, ngày {date}).', todo: 'Nếu ghi nhầm, hiệu đính sự kiện đó trước.' },
  'slots.has_class': { what: 'Suất này đang có một lớp chuẩn bị.', todo: 'Hủy chuẩn bị lớp đó trước.' },
  'slots.not_ordered': { what: 'Suất lớp chưa có văn bản giao.', todo: 'Duyệt phiên bản kế hoạch giao suất này trước.' },
  'slots.before_ordered': {
    what: 'Ngày {date} trước ngày suất được giao {ordered}.',
    todo: 'Sửa ngày; lớp mở trước khi có kế hoạch là lớp ngoài kế hoạch.',
  },
  'slots.opened_after_year': {
    what: 'Suất của kế hoạch năm {year} không thể khai giảng ngày {date}.',
    todo: 'Ghi Hoãn sang năm sau, rồi mở lớp theo kế hoạch năm mới.',
  },
  'slots.opened_before_year': {
    what: 'Suất của kế hoạch năm {year} không thể khai giảng ngày {date}.',
    todo: 'Lớp mở trước năm kế hoạch là lớp của kế hoạch năm trước hoặc lớp ngoài kế hoạch: mở lớp trên suất của năm đó.',
  },
  'slots.seats_below_zero': { what: 'Số chỉ tiêu của suất xuống dưới 0.', todo: 'Kiểm tra lại số chỉ tiêu đã chia.' },
  'slots.split_too_large': {
    what: 'Tách {seats} chỉ tiêu trong khi suất chỉ có {all}.',
    todo: 'Chừa lại ít nhất một chỉ tiêu cho suất cũ.',
  },
  'slots.not_off_plan': {
    what: 'Suất này không phải ngoài kế hoạch.',
    todo: 'Chỉ suất ngoài kế hoạch mới được bổ sung vào kế hoạch theo cách này; để nguyên suất này.',
  },
  'slots.combined_with_itself': { what: 'Suất gộp trùng với suất của chính lớp.', todo: 'Chọn suất khác.' },
  'declared.turns_without_classes': { what: 'Có lượt học viên nhưng số lớp bằng 0.', todo: 'Điền số lớp.' },
  'declared.superseded_already': { what: 'Số kê khai này đã được thay bằng số mới hơn.', todo: 'Tải lại rồi sửa trên số mới nhất.' },
  'declared.unknown': { what: 'Không có số kê khai này, hoặc ngoài phạm vi của bạn.', todo: 'Tải lại danh sách.' },
  'declared.other_unit': { what: 'Số kê khai cần sửa là của đơn vị khác.', todo: 'Sửa số cũ về 0, rồi kê khai lại ở đúng đơn vị.' },
  'declared.in_future': { what: 'Tháng {month} chưa đến.', todo: 'Kê khai khi tháng đó đã đến; chỉ kê khai lớp đã mở.' },
  'declared.twice': {
    what: '{unit} đã kê khai “{kind}” tháng {month}: {classes} lớp, {turns} lượt.',
    todo: 'Nếu số đó sai hoặc thiếu, mở dòng ấy và bấm “Sửa số”.',
  },
  'ledger.in_future': {
    what: 'Ngày {date} ở tương lai; sổ chỉ ghi việc đã xảy ra.',
    todo: 'Sửa ngày, hoặc điền vào ngày dự kiến của lớp.',
  },
  'ledger.too_early': { what: 'Ngày {date} quá xa trong quá khứ.', todo: 'Kiểm tra lại năm; sổ ghi từ ngày 01/01/1990.' },
  'ledger.document_needed': {
    what: 'Việc này cần văn bản.',
    todo: 'Chọn văn bản đã đăng ký, hoặc đánh dấu “theo chỉ đạo, văn bản bổ sung sau” và ghi ai chỉ đạo.',
  },
  'ledger.unknown_document': { what: 'Không có văn bản này trong sổ văn bản.', todo: 'Đăng ký văn bản trước rồi chọn lại.' },
  'ledger.period_locked': {
    what: 'Năm {year} của {unit} đã khóa sổ (đến {end}).',
    todo: 'Nhờ người có quyền hiệu đính năm đã khóa sổ ghi, kèm lý do và văn bản.',
  },
  'ledger.locked_needs_reason': {
    what: 'Năm {year} của {unit} đã khóa sổ (đến {end}); hiệu đính cần lý do và văn bản.',
    todo: 'Điền lý do và chọn văn bản.',
  },
  'ledger.unknown_event': { what: 'Không có sự kiện này, hoặc ngoài phạm vi của bạn.', todo: 'Tải lại dòng thời gian.' },
  'ledger.reversed_already': { what: 'Sự kiện này đã được hiệu đính.', todo: 'Tải lại dòng thời gian.' },
  'ledger.irreversible': {
    what: 'Loại sự kiện này không hiệu đính trực tiếp được.',
    todo: 'Ghi sự kiện ngược lại (ví dụ điều chỉnh kế hoạch).',
  },
  'ledger.reverse_combined_first': {
    what: 'Có suất lớp đã gộp vào lần khai giảng này.',
    todo: 'Hiệu đính việc gộp suất trước, rồi hiệu đính khai giảng.',
  },
  'ledger.no_document_promised': { what: 'Sự kiện này không chờ văn bản bổ sung.', todo: 'Tải lại dòng thời gian.' },
} satisfies Messages;

/** Database constraints that only a race can hit, and the reason each stands for. */
export const classConstraints: Record<string, string> = {
  training_class_one_per_slot: 'classes.slot_has_class',
  training_class_code_key: 'classes.code_taken',
  enrolment_one_open: 'classes.listed_meanwhile',
  chain_one_open: 'classes.open_elsewhere',
  ledger_event_reverses_id_key: 'ledger.reversed_already',
  declared_class_supersedes_id_key: 'declared.superseded_already',
};

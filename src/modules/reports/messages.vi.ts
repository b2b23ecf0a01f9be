import type { Messages } from '#platform/refusal.ts';

export const reportMessages = {
  // questions that cannot be answered
  'reports.year_missing': { what: 'Chưa chọn năm của báo cáo.', todo: 'Chọn năm, hoặc chọn kỳ tự đặt với từ ngày, đến ngày.' },
  'reports.range_missing': { what: 'Kỳ tự đặt thiếu từ ngày hoặc đến ngày.', todo: 'Nhập đủ hai ngày.' },
  'reports.range_reversed': { what: 'Từ ngày {from} sau đến ngày {to}.', todo: 'Sửa lại hai ngày.' },
  'reports.programme_unknown': { what: 'Không có chương trình mã "{code}".', todo: 'Kiểm tra lại mã chương trình.' },
  'reports.not_additive': {
    what: 'Lượt có mặt trong năm (L2) và số người không cộng được qua các năm: một lượt học hai năm có mặt ở cả hai năm.',
    todo: 'Dùng lượt tuyển mới (L1) hoặc lượt hoàn thành (L3) khi cần tổng nhiều năm.',
  },
  'reports.cell_unknown': { what: 'Báo cáo không có ô "{cell}".', todo: 'Mở lại danh sách từ trang tổng kết.' },
  'reports.cursor_unknown': { what: 'Không đọc được vị trí trang của danh sách.', todo: 'Mở lại danh sách từ đầu.' },

  // stated figures
  'reports.figure_unknown': { what: 'Không có số liệu đã công bố này.', todo: 'Tải lại trang tổng kết.' },
  'reports.figure_outside_scope': {
    what: 'Số liệu đã công bố này nằm ngoài phạm vi được giao.',
    todo: 'Liên hệ đơn vị phụ trách số liệu.',
  },
  'reports.no_class_data': { what: 'Chưa có dữ liệu lớp.', todo: 'Nhập lớp của năm này để đối chiếu.' },
  'reports.no_plan_data': { what: 'Chưa có dữ liệu kế hoạch.', todo: 'Nhập kế hoạch của năm này để đối chiếu.' },
  'reports.not_measured': { what: 'Hệ thống chưa đo được số liệu này.', todo: 'Đối chiếu bằng nguồn khác.' },
  'reports.implausible_size': {
    what: 'Bình quân {size} học viên một lớp: ít gặp trên thực tế, có thể in nhầm.',
    todo: 'Xem lại văn bản gốc.',
  },
  'reports.parts_differ': { what: 'Các phần cộng lại khác tổng đã công bố.', todo: 'Xem có nhóm khác chưa nêu hoặc số làm tròn.' },
  'reports.approximate': {
    what: 'Văn bản ghi "khoảng" hoặc "trên": số đã công bố không phải số chính xác.',
    todo: 'Chỉ đối chiếu mức độ.',
  },
  'reports.goal': { what: 'Đây là chỉ tiêu: phần chênh là số lượt còn phải cử.', todo: '' },
  'reports.candidate_not_executed': {
    what: 'Các lớp trong kế hoạch không thực hiện: có thể đã được cộng vào số công bố.',
    todo: 'Đối chiếu với danh sách đã dùng khi công bố.',
  },
  'reports.candidate_ended_before': {
    what: 'Các lớp kết thúc trong 60 ngày cuối kỳ: có thể lúc công bố vẫn tính là đang học.',
    todo: 'Đối chiếu ngày bế giảng.',
  },
  'reports.candidate_opened_after': {
    what: 'Các lớp khai giảng trong 60 ngày sau kỳ: có thể đã được tính vào kỳ này.',
    todo: 'Đối chiếu ngày khai giảng.',
  },
  'reports.candidate_opened_before': {
    what: 'Các lớp khai giảng trong 60 ngày trước kỳ: có thể đã được tính là lớp của kỳ này.',
    todo: 'Đối chiếu ngày khai giảng.',
  },
  'reports.candidate_ended_after': {
    what: 'Các lớp kết thúc trong 60 ngày sau kỳ: có thể đã được tính là kết thúc trong kỳ.',
    todo: 'Đối chiếu ngày bế giảng.',
  },
  'reports.candidate_off_plan': {
    what: 'Các lớp ngoài kế hoạch: có thể chưa được tính vào số công bố.',
    todo: 'Đối chiếu với danh sách đã dùng khi công bố.',
  },

  // notes under the sums
  'reports.plan_year_differs': {
    what: 'Lớp mở theo kế hoạch ({plan}) khác lớp khai giảng trong kỳ ({classes}): suất lớp tính theo năm kế hoạch, lớp tính theo ngày khai giảng.',
    todo: 'Xem {openedBefore} lớp của kế hoạch này khai giảng trước kỳ và {otherYears} lớp khai giảng trong kỳ thuộc kế hoạch năm khác.',
  },
  'reports.plan_slices_differ': {
    what: 'Lớp mở theo kế hoạch ({plan}) khác lớp khai giảng trong kỳ ({classes}): suất lớp tính theo đơn vị trong kế hoạch, lớp tính theo đơn vị khi khai giảng.',
    todo: 'Xem danh sách suất lớp và danh sách lớp.',
  },
  'reports.sender_has_no_classes': {
    what: 'Theo đơn vị cử chỉ có học viên: một lớp có học viên của nhiều đơn vị.',
    todo: 'Chọn theo cơ sở đào tạo, đơn vị chủ trì hoặc nơi mở lớp để xem lớp.',
  },
  'reports.plan_not_published': { what: 'Kế hoạch "{title}": {provenance}.', todo: '' },
  'reports.restricted_no_list': {
    what: 'Dòng lớp hạn chế không mở chi tiết.',
    todo: 'Người được xem lớp hạn chế tìm lớp ở danh sách lớp.',
  },
  'reports.restricted_whole': {
    what: 'Lớp hạn chế nằm trong tổng thành một dòng riêng, không mở chi tiết; số người và danh sách không kể các lớp này.',
    todo: '',
  },
  'reports.restricted_trainees': {
    what: 'Học viên lớp hạn chế nằm trong tổng thành một dòng riêng, không mở chi tiết; số lớp, suất và số người không kể các lớp này vì có ô dưới 5.',
    todo: '',
  },
  'reports.restricted_withheld': {
    what: 'Chưa kể lớp hạn chế: có ô dưới 5 nên không công bố, cả trong tổng.',
    todo: '',
  },
  'reports.unresolved_successors': {
    what: 'Có số liệu chưa xác định đơn vị kế thừa.',
    todo: 'Ghi phần chia của đơn vị kế thừa trong quyết định tổ chức lại.',
  },
  'reports.own_scope': { what: 'Chỉ gồm số liệu trong phạm vi tài khoản được giao.', todo: '' },

  // closing a year
  'reports.period_not_over': { what: 'Kỳ {year} kết thúc ngày {end}, chưa thể khóa sổ.', todo: 'Chờ hết kỳ; trước đó dùng số ước.' },
  'reports.locked_already': { what: 'Năm {year} của {unit} đã khóa sổ.', todo: 'Xem số mới ở "điều chỉnh kỳ trước" của năm sau.' },
  'reports.slots_pending': {
    what: '{count} suất lớp của kế hoạch {year} còn chờ: {names}.',
    todo: 'Ghi mở lớp, ghép, không thực hiện hoặc chuyển năm sau cho từng suất.',
  },
  'reports.classes_past_end': {
    what: '{count} lớp đã quá ngày dự kiến kết thúc mà chưa có sự kiện: {names}.',
    todo: 'Ghi bế giảng hoặc lùi ngày dự kiến kết thúc.',
  },
  'reports.unit_outside_scope': { what: 'Đơn vị này ngoài phạm vi tài khoản được giao.', todo: 'Liên hệ người quản trị.' },
  'reports.sent_before_end': { what: 'Ngày gửi {sentOn} trước khi kỳ kết thúc ({end}).', todo: 'Ghi ngày gửi sau ngày {end}.' },
  'reports.locked_already_race': { what: 'Người khác vừa khóa sổ năm này.', todo: 'Tải lại trang để xem lần khóa sổ đó.' },
  'reports.not_closed': {
    what: 'Năm {year} của đơn vị "{unit}" chưa khóa sổ, nên chưa có bản đã gửi.',
    todo: 'Nêu đúng năm và mã đơn vị, hoặc bỏ --sent để in số nay biết.',
  },
  'reports.lock_unknown': { what: 'Không có lần khóa sổ này.', todo: 'Tải lại danh sách.' },
  'reports.cutoff_outside_period': { what: 'Ngày chốt số ước {cutoff} không nằm trong kỳ {start} – {end}.', todo: 'Chọn ngày trong kỳ.' },
} satisfies Messages;

export const reportConstraints: Record<string, string> = {
  period_lock_unit_id_clock_year_key: 'reports.locked_already_race',
};

import { coded, type Messages, type Phrases } from '#platform/refusal.ts';

export const quotaMessages = {
  'admissions.no_seats_left': { what: 'Chỉ tiêu vừa được người khác lấy hết.', todo: 'Tải lại trang để xem chỉ tiêu còn lại.' },
  'admissions.series_out_of_scope': {
    what: 'Đợt {series} không thuộc đơn vị chủ trì hay cơ sở mà tài khoản này phụ trách.',
    todo: 'Đề nghị đơn vị chủ trì hoặc cơ sở mở lớp thực hiện.',
  },
  'admissions.series_code_taken': { what: 'Mã đợt tuyển sinh này đã có.', todo: 'Chọn mã khác.' },
  'admissions.class_taken_meanwhile': {
    what: 'Một lớp trong số này vừa được đưa vào đợt tuyển sinh khác.',
    todo: 'Tải lại trang để xem lớp đang ở đợt nào.',
  },
  'admissions.no_classes': {
    what: 'Không có lớp nào để lập đợt tuyển sinh.',
    todo: 'Chọn ít nhất một lớp chưa khai giảng và chưa thuộc đợt nào.',
  },
  'admissions.class_not_recruiting': {
    what: 'Lớp {class} không còn tuyển sinh: {status}.',
    todo: 'Chỉ đưa vào đợt những lớp chưa khai giảng.',
  },
  'admissions.class_in_series': {
    what: 'Lớp {class} đã thuộc đợt tuyển sinh {series}.',
    todo: 'Bỏ lớp khỏi đợt {series} trước, mỗi lớp chỉ ở một đợt.',
  },
  'admissions.classes_differ': {
    what: 'Lớp {class} khác lớp {first} về {what}, nên không chung một đợt.',
    todo: 'Chỉ gộp các lớp giống nhau; lập đợt riêng cho lớp {class}.',
  },
  'admissions.class_without_seats': {
    what: 'Lớp {class} chưa có số chỗ.',
    todo: 'Ghi sĩ số dự kiến của lớp, hoặc nêu số chỗ khi đưa vào đợt.',
  },
  'admissions.series_dates': {
    what: 'Ngày bế giảng {ends} trước ngày khai giảng {opens}.',
    todo: 'Sửa lại một trong hai ngày.',
  },
} satisfies Messages;

export const quotaPhrases = {
  ...coded('class_state', {
    preparing: 'đang chuẩn bị',
    agreed: 'đã thống nhất',
    decided: 'có quyết định mở',
    running: 'đang học',
    paused: 'tạm dừng',
    awaiting_closing: 'chờ bế giảng',
    closed: 'đã bế giảng',
    discontinued: 'dừng hẳn',
    merged: 'đã ghép lớp',
    cancelled: 'hủy chuẩn bị',
  }),
  ...coded('series_differs', {
    versionId: 'phiên bản chương trình',
    studyMode: 'hình thức học',
    personnel: 'nhóm đối tượng học',
    planYear: 'năm kế hoạch',
    leadId: 'đơn vị chủ trì',
    runnerId: 'cơ sở mở lớp',
    restricted: 'chế độ lớp hạn chế',
  }),
} satisfies Phrases;

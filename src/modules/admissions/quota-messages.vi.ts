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
  'admissions.series_not_open': {
    what: 'Đợt {series} {state}, không cấp, điều chuyển chỉ tiêu được nữa.',
    todo: 'Chọn đợt đang tuyển, hoặc mở lại đợt nếu đợt chỉ mới khóa.',
  },
  'admissions.series_is': { what: 'Đợt {series} hiện đã ở trạng thái này: {state}.', todo: 'Tải lại trang để xem.' },
  'admissions.series_has_nominees': {
    what: 'Đợt {series} còn {nominees} người đã được cử, chờ xét hoặc đã nhận.',
    todo: 'Xét hoặc rút từng người trước khi hủy đợt.',
  },
  'admissions.unit_twice': { what: '{unit} có hai dòng.', todo: 'Gộp hai dòng làm một.' },
  'admissions.not_enough_open': {
    what: 'Đợt {series} chỉ còn {free} chỉ tiêu chưa cấp, cần {wanted}.',
    todo: 'Bớt số cấp, nhận lại từ đơn vị không dùng, hoặc thêm lớp vào đợt.',
  },
  'admissions.seats_in_use': {
    what: '{unit} chỉ còn {free} chỉ tiêu chưa dùng ({used} đang giữ hoặc đã dùng), không lấy được {wanted}.',
    todo: 'Chỉ lấy trong số chưa dùng.',
  },
  'admissions.move_to_itself': { what: 'Nơi đi và nơi đến là cùng một đơn vị.', todo: 'Chọn đơn vị đến khác.' },
  'admissions.nothing_to_roll': { what: 'Chưa chọn chỉ tiêu nào của đợt {series} để chuyển.', todo: 'Ghi số chuyển của ít nhất một dòng.' },
  'admissions.roll_elsewhere': {
    what: 'Chỉ tiêu của đợt {series} không chuyển sang đợt {into} được.',
    todo: 'Chọn đợt của năm sau, cùng chương trình, cùng chế độ hạn chế.',
  },
  'admissions.rolled_from_other': {
    what: 'Đợt {into} đã nhận chỉ tiêu năm trước từ một đợt khác.',
    todo: 'Chọn đợt khác của năm sau.',
  },
  'admissions.class_not_in_series': { what: 'Lớp này không thuộc đợt.', todo: 'Tải lại trang để xem các lớp của đợt.' },
  'admissions.last_class': {
    what: 'Lớp {class} là lớp duy nhất của đợt {series}.',
    todo: 'Thêm lớp khác trước, hoặc hủy cả đợt.',
  },
  'admissions.class_has_nominees': {
    what: '{nominees} người được cử đã xếp vào lớp {class}.',
    todo: 'Chuyển họ sang lớp khác của đợt trước.',
  },
  'admissions.class_seats_granted': {
    what: 'Bớt {seats} chỉ tiêu của lớp {class} không được: chỉ còn {open} chưa cấp.',
    todo: 'Nhận lại chỉ tiêu chưa dùng của các đơn vị trước.',
  },
  'admissions.proposal_for_nobody': {
    what: 'Chưa chọn đơn vị nào để chia.',
    todo: 'Chọn các đơn vị, một khối, hoặc các đơn vị trực thuộc một đơn vị.',
  },
  'admissions.proposal_minimum': {
    what: 'Có {total} chỉ tiêu cho {units} đơn vị: không đủ mỗi đơn vị ít nhất {minimum}.',
    todo: 'Giảm mức tối thiểu, bớt đơn vị, hoặc thêm chỉ tiêu.',
  },
  'admissions.proposal_no_weights': {
    what: 'Chưa có số liệu nào để chia theo cách này.',
    todo: 'Chọn cách chia khác, chẳng hạn chia đều.',
  },
  'admissions.heads_out_of_sight': {
    what: 'Số người của {count} đơn vị ({units}…) ngoài phạm vi được xem.',
    todo: 'Chia theo số đã cử các năm trước hoặc chia đều, hoặc nhờ người phụ trách toàn tỉnh đề xuất.',
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
  ...coded('series_field', {
    code: 'mã đợt',
    name: 'tên đợt',
    opensOn: 'khai giảng dự kiến',
    endsOn: 'bế giảng dự kiến',
    place: 'nơi học',
    minimum: 'số người tối thiểu một lớp',
    openSeats: 'cho cử trước được trước',
    asksBoard: 'cần hội đồng tuyển sinh',
    other: 'đợt tuyển sinh đã được sửa',
  }),
  'series.yes': 'có',
  'series.no': 'không',
} satisfies Phrases;

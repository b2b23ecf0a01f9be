import { coded, type Messages, type Phrases } from '#platform/refusal.ts';

const reload = 'Tải lại bàn xét tuyển để xem hiện trạng.';

export const screeningMessages = {
  'admissions.unknown_nomination': { what: 'Không có hồ sơ này trong đợt, hoặc ngoài phạm vi được xem.', todo: reload },
  'admissions.decided_already': {
    what: '{name} không còn chờ quyết định này: {state}, do {by} ghi ngày {date}.',
    todo: 'Mở hồ sơ để xem quyết định đã ghi; muốn xét lại thì mở lại hồ sơ, có lý do.',
  },
  'admissions.changed_meanwhile': { what: 'Hồ sơ của {name} vừa có thay đổi sau khi trang này được mở.', todo: reload },
  'admissions.not_checked': { what: '{name} chưa được kiểm tra điều kiện.', todo: 'Bấm “Kiểm tra lại” rồi xét.' },
  'admissions.evidence_missing': {
    what: '{name} thiếu minh chứng cho: {rules}.',
    todo: 'Bổ sung minh chứng rồi kiểm tra lại, hoặc ghi trường hợp đặc biệt bằng văn bản.',
  },
  'admissions.not_eligible': {
    what: '{name} không đạt: {rules}.',
    todo: 'Không nhận, hoặc ghi trường hợp đặc biệt bằng văn bản của cấp có thẩm quyền.',
  },
  'admissions.papers_missing': { what: '{name} còn thiếu giấy tờ bắt buộc: {papers}.', todo: 'Nhận giấy tờ và đánh dấu đã nhận, rồi xét.' },
  'admissions.no_seat_for': {
    what: 'Không còn chỉ tiêu cho {name}.',
    todo: 'Cấp thêm chỉ tiêu cho đơn vị cử, hoặc để trong danh sách chờ.',
  },
  'admissions.nominated_again': { what: '{name} đã được cử lại trong đợt này.', todo: 'Xét hồ sơ mới, không mở lại hồ sơ cũ.' },
  'admissions.enrolled_already': {
    what: '{name} đã nhập học lớp {class}.',
    todo: 'Ghi thôi học, chuyển lớp trên trang lớp; quyết định xét tuyển giữ nguyên.',
  },
  'admissions.reason_needed': { what: 'Không nhận ai thì phải có lý do.', todo: 'Chọn một lý do.' },
  'admissions.words_needed': { what: 'Việc này cần ghi lý do bằng lời.', todo: 'Ghi ngắn gọn vì sao.' },
  'admissions.board_needed': {
    what: 'Chương trình của đợt {series} yêu cầu hội đồng tuyển sinh họp trước khi nhận.',
    todo: 'Ghi phiên họp của hội đồng ở thẻ Hội đồng tuyển sinh.',
  },
  'admissions.board_in_future': { what: 'Ngày họp {date} chưa đến.', todo: 'Ghi sau khi hội đồng đã họp.' },
  'admissions.unknown_board': { what: 'Không có phiên họp này trong đợt.', todo: reload },
  'admissions.minutes_there': {
    what: 'Phiên họp ngày {date} đã có biên bản.',
    todo: 'Biên bản đã ghi không thay; có sai thì ghi phiên họp khác.',
  },
  'admissions.override_not_yours': {
    what: 'Chỉ người được giao quyền mới ghi trường hợp đặc biệt.',
    todo: 'Chuyển hồ sơ cho người có quyền ở cơ quan chủ trì.',
  },
  'admissions.override_without_number': { what: 'Văn bản cho phép chưa có số.', todo: 'Ghi số văn bản vào sổ trước.' },
  'admissions.override_too_late': { what: 'Hồ sơ của {name} đã có quyết định.', todo: 'Mở lại hồ sơ trước khi ghi trường hợp đặc biệt.' },
  'admissions.commitment_too_late': { what: 'Hồ sơ của {name} đã có quyết định.', todo: 'Mở lại hồ sơ trước khi ghi cam kết phục vụ.' },
  'admissions.overridden_already': { what: '{name} đã được ghi trường hợp đặc biệt cho {rule}.', todo: reload },
  'admissions.rule_not_in_the_way': { what: '{rule} không cản trở hồ sơ của {name}.', todo: 'Chọn một điều kiện đang không đạt.' },
  'admissions.not_waiting': { what: '{name} không còn trong danh sách chờ.', todo: reload },
  'admissions.out_of_order': {
    what: 'Người kế tiếp có chỗ là {first} (số {place}), không phải {name}.',
    todo: 'Gọi theo thứ tự, hoặc ghi lý do gọi khác thứ tự.',
  },
  'admissions.waiting_changed': { what: 'Danh sách chờ của đợt {series} vừa thay đổi.', todo: 'Tải lại danh sách rồi sắp lại.' },
  'admissions.same_order': { what: 'Thứ tự không có gì thay đổi.', todo: 'Đổi vị trí ít nhất một người.' },
  'admissions.paper_in_future': { what: 'Ngày nhận giấy tờ chưa đến.', todo: 'Ghi ngày đã nhận.' },
  'admissions.unknown_paper': {
    what: 'Đợt này không yêu cầu giấy tờ “{paper}”.',
    todo: 'Chọn trong các giấy tờ mà thông báo chiêu sinh yêu cầu.',
  },
  'admissions.no_results': {
    what: 'Chưa có kết quả nào để thông báo ở đây.',
    todo: 'Xét tuyển trước, hoặc chọn đơn vị, loại kết quả khác.',
  },
  'convocations.no_series': { what: 'Lớp {class} không thuộc đợt tuyển sinh nào.', todo: 'Đưa lớp vào một đợt tuyển sinh trước.' },
  'convocations.opened_already': {
    what: 'Lớp {class} đã khai giảng hoặc không còn chuẩn bị.',
    todo: 'Ghi người nhập học thêm, chuyển lớp hay thôi học trên trang lớp.',
  },
  'convocations.nobody': { what: 'Chưa có ai được nhận vào lớp {class}.', todo: 'Xét tuyển và xếp lớp trước khi triệu tập.' },
  'convocations.not_listed': {
    what: '{count} người được nhận chưa có trong danh sách lớp {class}: {names}.',
    todo: 'Đưa họ vào danh sách lớp rồi triệu tập.',
  },
  'convocations.issued_already': {
    what: 'Lớp {class} đã có {kind}.',
    todo: 'Ban hành văn bản thay đổi của văn bản đó; văn bản đã ra không sửa.',
  },
  'convocations.unknown': { what: 'Không có văn bản này, hoặc ngoài phạm vi được xem.', todo: 'Tải lại danh sách triệu tập.' },
  'convocations.changed_already': {
    what: 'Văn bản này đã được một văn bản khác thay đổi.',
    todo: 'Thay đổi văn bản mới nhất.',
  },
  'convocations.nothing_changed': {
    what: 'So với văn bản trước không có gì thay đổi.',
    todo: 'Chỉ ban hành văn bản thay đổi khi danh sách, ngày hay nơi có mặt khác đi.',
  },
  'convocations.other_class': {
    what: 'Văn bản được thay đổi không phải {kind} của lớp {class}.',
    todo: 'Chọn văn bản cùng loại của chính lớp.',
  },
  'convocations.no_no_shows': { what: 'Không có ai được triệu tập mà không đến trong đợt {series}.', todo: 'Không cần làm gì.' },
  'combining.itself': { what: 'Lớp {class} không thể ghép vào chính nó.', todo: 'Chọn lớp khác.' },
  'combining.different': {
    what: 'Lớp {class} và lớp {into} khác chương trình, cơ quan chủ trì hoặc nơi tổ chức.',
    todo: 'Chỉ ghép hai lớp giống nhau.',
  },
  'combining.opened': {
    what: 'Lớp {class} không còn ở giai đoạn chuẩn bị.',
    todo: 'Lớp đã khai giảng thì dùng “Ghép lớp” trên trang lớp.',
  },
  'combining.several': {
    what: 'Đợt {series} còn lớp khác ngoài lớp {class}.',
    todo: 'Ghép với một lớp trong cùng đợt, hoặc rút lớp này ra một đợt riêng trước.',
  },
} satisfies Messages;

export const screeningPhrases = {
  'nominations.records_changed': 'hồ sơ của người này vừa được gộp hoặc tách, kết quả kiểm tra cũ không còn dùng được',
  ...coded('admission_refusal', {
    rules_not_met: 'không đủ điều kiện',
    papers_missing: 'thiếu giấy tờ',
    no_seat: 'hết chỉ tiêu',
    wrong_audience: 'không đúng đối tượng của lớp',
    same_content: 'đã học nội dung này',
    in_other_class: 'đang học lớp khác trùng thời gian',
    same_person: 'trùng hồ sơ với người khác',
    late: 'cử sau hạn',
    unit_asked: 'đơn vị cử đề nghị rút',
    no_show: 'được triệu tập nhưng không đến',
    combined: 'đã có tên ở lớp được ghép vào',
    other: 'lý do khác',
  }),
  ...coded('convocation_kind', { summons: 'giấy triệu tập', opening_decision: 'quyết định mở lớp' }),
} satisfies Phrases;

import type { Messages } from '#platform/refusal.ts';

/** Why a command on plans was refused. */
export const planMessages: Messages = {
  'plan.unknown': { what: 'Không có kế hoạch này, hoặc kế hoạch ngoài phạm vi của bạn.', todo: 'Tải lại danh sách kế hoạch.' },
  'plan.version_unknown': { what: 'Kế hoạch không có lần {no}.', todo: 'Chọn một lần ban hành trong danh sách.' },
  'plan.out_of_scope': { what: 'Kế hoạch "{title}" ngoài phạm vi bạn được giao.', todo: 'Nhờ cơ quan ban hành kế hoạch thực hiện.' },
  'plan.line_out_of_scope': {
    what: 'Dòng này không do đơn vị trong phạm vi của bạn chủ trì, tổ chức hay đặt lớp.',
    todo: 'Nhờ cơ quan chủ trì ghi dòng này.',
  },
  'plan.years': {
    what: 'Năm của kế hoạch không hợp lệ: {from}–{to}.',
    todo: 'Kế hoạch năm có một năm; kế hoạch nhiều năm có năm cuối không trước năm đầu.',
  },
  'plan.year_outside': { what: 'Năm {year} nằm ngoài kế hoạch {from}–{to}.', todo: 'Chọn năm trong thời gian của kế hoạch.' },
  'plan.code_taken': { what: 'Mã kế hoạch này đã có.', todo: 'Dùng mã khác.' },
  'plan.line_exists': { what: 'Dòng này vừa được người khác ghi.', todo: 'Tải lại kế hoạch rồi kiểm tra trước khi ghi thêm.' },
  'plan.one_draft': {
    what: 'Kế hoạch vừa được người khác mở lần điều chỉnh mới.',
    todo: 'Tải lại kế hoạch rồi làm tiếp trên bản dự thảo đó.',
  },
  'plan.draft_open': { what: 'Kế hoạch đang có dự thảo điều chỉnh lần {no}.', todo: 'Sửa tiếp và phê duyệt dự thảo đó.' },
  'plan.not_approved': { what: 'Kế hoạch "{title}" chưa được phê duyệt lần đầu.', todo: 'Sửa trực tiếp trên dự thảo rồi phê duyệt.' },
  'plan.no_draft': {
    what: 'Kế hoạch "{title}" không có dự thảo đang mở; nội dung đã duyệt không sửa trực tiếp.',
    todo: 'Lập điều chỉnh, kèm số và ngày văn bản.',
  },
  'plan.needs_document': {
    what: 'Chưa có văn bản ban hành kế hoạch.',
    todo: 'Chọn văn bản, hoặc chọn "theo chỉ đạo, văn bản bổ sung sau".',
  },
  'plan.amendment_needs_document': {
    what: 'Thay đổi kế hoạch đã duyệt là điều chỉnh, phải có văn bản (số, ngày).',
    todo: 'Chọn văn bản điều chỉnh, hoặc chọn "theo chỉ đạo, văn bản bổ sung sau".',
  },
  'plan.order_date': { what: 'Không đọc được ngày văn bản "{typed}".', todo: 'Ghi ngày/tháng/năm, ví dụ 20/09/2021.' },
  'plan.before_last_version': {
    what: 'Ngày {date} trước ngày của lần ban hành gần nhất ({last}).',
    todo: 'Kiểm tra ngày của văn bản điều chỉnh.',
  },
  'plan.empty': {
    what: 'Kế hoạch chưa có dòng nào và chưa có chỉ tiêu nào.',
    todo: 'Thêm dòng, chỉ tiêu hoặc nhập từ tệp Excel rồi phê duyệt.',
  },
  'plan.lines_out_of_scope': {
    what: 'Bản này có {hidden} dòng ngoài phạm vi của bạn.',
    todo: 'Nhờ người có phạm vi toàn bộ kế hoạch phê duyệt.',
  },
  'plan.slot_settled': {
    what: 'Dòng "{line}": đã có {settled} suất mở lớp hoặc đã ghi nhận không thực hiện, hoãn; không thể giảm còn {ordered}.',
    todo: 'Giữ số lớp của dòng từ {settled} trở lên.',
  },
  'plan.line_unknown': { what: 'Dự thảo không có dòng này.', todo: 'Tải lại kế hoạch.' },
  'plan.programme_unknown': { what: 'Không có chương trình hoặc phiên bản chương trình này.', todo: 'Chọn chương trình trong danh mục.' },
  'plan.funding_unknown': { what: 'Không có nguồn kinh phí này.', todo: 'Chọn nguồn trong danh mục.' },
  'plan.seats_missing': { what: 'Chưa có số học viên.', todo: 'Ghi số học viên mỗi lớp, hoặc tổng số học viên của các lớp.' },
  'plan.target_unknown': { what: 'Kế hoạch không có chỉ tiêu này.', todo: 'Tải lại kế hoạch.' },
  'plan.target_percent': { what: 'Chỉ tiêu tính theo tỷ lệ không vượt quá 100 %.', todo: 'Sửa con số, hoặc chọn cách đo khác.' },
  'plan.line_waits_not': { what: 'Dòng này không còn chờ văn bản.', todo: 'Tải lại kế hoạch.' },
  'plan.version_has_document': { what: 'Lần {no} không có, hoặc đã có văn bản.', todo: 'Tải lại kế hoạch.' },
  'plan_import.no_file': { what: 'Chưa chọn tệp.', todo: 'Chọn tệp Excel (.xlsx) theo biểu C.' },
  'plan_import.bad_fields': { what: 'Thông tin gửi kèm tệp không hợp lệ: {detail}.', todo: 'Tải lại trang rồi gửi lại.' },
  'plan_import.no_table': {
    what: 'Không thấy bảng kế hoạch nào: trong 30 dòng đầu của các trang tính không có dòng tiêu đề với các cột "Nội dung" và "Số lớp".',
    todo: 'Dùng biểu C (tải biểu mẫu), giữ nguyên dòng tiêu đề.',
  },
  'plan_import.unknown': { what: 'Không có lần nhập này.', todo: 'Gửi lại tệp.' },
  'plan_import.concluded': { what: 'Lần nhập này đã xong.', todo: 'Gửi lại tệp để kiểm tra lần nữa.' },
  'plan_import.held': {
    what: 'Có {held} dòng chưa nhập được; chưa ghi gì.',
    todo: 'Sửa tệp theo cột "Ghi chú kiểm tra", hoặc chọn nhập các dòng đúng và giữ lại phần còn lại.',
  },
  'plan_import.nothing_sound': {
    what: 'Không có dòng nào nhập được; chưa ghi gì.',
    todo: 'Sửa tệp theo cột "Ghi chú kiểm tra" rồi gửi lại.',
  },
  'plan_import.no_issuer': {
    what: 'Không rõ cơ quan ban hành kế hoạch.',
    todo: 'Chọn cơ quan ban hành, hoặc ghi đúng tên ở phần đầu của biểu.',
  },
  'plan_import.other_year': { what: 'Kế hoạch "{title}" không có năm {year}.', todo: 'Chọn kế hoạch khác hoặc sửa năm.' },
  'plan_import.several_plans': {
    what: 'Năm {year} có nhiều kế hoạch: {plans}.',
    todo: 'Chọn kế hoạch bằng --plan với mã hoặc tên của kế hoạch.',
  },
  'plan_import.plan_code': {
    what: 'Năm {year} không có kế hoạch nào mang mã hoặc tên "{code}".',
    todo: 'Kiểm tra lại; các kế hoạch hiện có: {plans}.',
  },
  'plan_import.row': { what: '{what}', todo: '{todo}' },
};

/** Two officers at once: what only the database can see. */
export const planConstraints = {
  plan_code_key: 'plan.code_taken',
  plan_line_identity: 'plan.line_exists',
  plan_one_draft: 'plan.one_draft',
  plan_version_plan_id_no_key: 'plan.one_draft',
};

/** What is said about a row of an imported file. */
export const planRemarks: Messages = {
  'cell.error': { what: 'Ô đang báo lỗi công thức.', todo: 'Sửa công thức hoặc gõ giá trị.' },
  'count.negative': { what: 'Số âm.', todo: 'Ghi số nguyên dương.' },
  'count.decimal': { what: 'Số lẻ.', todo: 'Ghi số nguyên.' },
  'count.unreadable': { what: 'Không đọc được thành số.', todo: 'Ghi một số nguyên, ví dụ 80.' },
  'count.absurd': { what: 'Số quá lớn so với một dòng kế hoạch.', todo: 'Kiểm tra lại, có thể thừa chữ số.' },
  'time.impossible': { what: 'Không có quý hoặc tháng này.', todo: 'Ghi quý I–IV hoặc tháng 1–12.' },
  'time.other_year': {
    what: 'Thời gian thuộc năm {found}, kế hoạch là năm {year}.',
    todo: 'Sửa năm, hoặc nhập vào kế hoạch của năm {found}.',
  },
  'time.unclear': { what: 'Không rõ quý: "{typed}" được giữ làm ghi chú thời gian.', todo: 'Ghi quý hoặc tháng nếu đã biết.' },
  'text.too_long': { what: 'Nội dung ô dài quá {limit} ký tự.', todo: 'Rút gọn.' },
  'row.no_content': { what: 'Thiếu nội dung (loại lớp, chương trình).', todo: 'Ghi tên chương trình.' },
  'row.no_classes': { what: 'Thiếu số lớp.', todo: 'Ghi số lớp từ 1 trở lên.' },
  'row.no_trainees': { what: 'Thiếu số học viên.', todo: 'Ghi số học viên mỗi lớp hoặc tổng số học viên.' },
  'row.off_plan': {
    what: 'Lớp ngoài kế hoạch không nhập từ biểu kế hoạch.',
    todo: 'Ghi nhận ở Sổ lớp khi đã trao đổi, báo cáo theo quy định.',
  },
  'row.hidden': { what: 'Dòng đang bị ẩn trong tệp nhưng vẫn được đọc.', todo: '' },
  'row.formula': { what: 'Số lấy từ kết quả đã lưu của công thức; công thức không được tính lại.', todo: '' },
  'row.same_rows': {
    what: 'Các dòng {rows} cùng chương trình, đối tượng, cơ quan chủ trì, nơi đặt lớp và quý: chọn cộng thành một dòng hay để riêng.',
    todo: '',
  },
  'programme.unknown': {
    what: 'Không có chương trình "{typed}" trong danh mục.',
    todo: 'Sửa tên, hoặc thêm chương trình vào danh mục trước.',
  },
  'programme.unknown_suggest': { what: 'Không có chương trình "{typed}" trong danh mục.', todo: 'Có phải "{suggestion}"?' },
  'programme.not_in_force': {
    what: 'Phiên bản của chương trình "{programme}" không còn hiệu lực ở năm kế hoạch.',
    todo: 'Kiểm tra phiên bản chương trình.',
  },
  'unit.missing': { what: 'Thiếu tên đơn vị.', todo: 'Ghi tên đơn vị theo danh mục.' },
  'unit.unknown': { what: 'Không có đơn vị "{typed}" trong danh mục.', todo: 'Sửa tên, hoặc thêm đơn vị vào danh mục trước.' },
  'unit.unknown_suggest': { what: 'Không có đơn vị "{typed}" trong danh mục.', todo: 'Có phải "{suggestion}"?' },
  'unit.begins': { what: 'Hiểu "{typed}" là {unit}.', todo: '' },
  'unit.ended': { what: 'Đơn vị "{typed}" không còn tại thời điểm của kế hoạch.', todo: 'Ghi đơn vị kế thừa.' },
  'runner.assumed': { what: 'Không ghi cơ sở thực hiện: hiểu là cơ quan chủ trì, {lead}.', todo: 'Ghi rõ nếu không phải.' },
  'host.text': { what: 'Địa điểm "{typed}" không phải là đơn vị trong danh mục, được giữ làm chữ.', todo: '' },
  'host.text_suggest': {
    what: 'Địa điểm "{typed}" không phải là đơn vị trong danh mục, được giữ làm chữ.',
    todo: 'Nếu là "{suggestion}" thì ghi đúng tên đó.',
  },
  'funding.missing': { what: 'Không ghi nguồn kinh phí: hiểu là "{assumed}".', todo: 'Ghi rõ nguồn.' },
  'funding.unknown': { what: 'Không có nguồn kinh phí "{typed}": hiểu là "{assumed}".', todo: 'Ghi nguồn theo danh mục.' },
  'total.differs': {
    what: 'Tổng số ghi {stated}, tính ra {computed} (chênh {difference}); số ghi được giữ để đối chiếu.',
    todo: 'Kiểm tra lại.',
  },
  'size.implausible': {
    what: 'Bình quân {average} học viên một lớp, ngoài khoảng thường gặp {from}–{to}.',
    todo: 'Kiểm tra số lớp và số học viên.',
  },
  'section.nature': {
    what: 'Đứng trong mục "{section}" nhưng chương trình "{programme}" thuộc loại khác.',
    todo: 'Kiểm tra mục hoặc chương trình.',
  },
  'section.bloc': { what: 'Đứng trong mục "{section}" nhưng {unit} thuộc {bloc}.', todo: 'Kiểm tra mục hoặc cơ quan chủ trì.' },
  'form.other_year': { what: 'Tiêu đề ghi năm {form}, đang nhập vào kế hoạch năm {year}.', todo: 'Kiểm tra đúng tệp, đúng năm.' },
  'carried.differs': {
    what: 'Dòng chuyển tiếp ghi {classes} lớp / {trainees} học viên; sổ lớp tính ra {derivedClasses} / {derivedTrainees} (chênh {differenceClasses} / {differenceTrainees}).',
    todo: 'Dòng này chỉ để đối chiếu, không tạo lớp.',
  },
};

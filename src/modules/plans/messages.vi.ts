import type { Messages } from '#platform/refusal.ts';
import { formCMessages } from './form-c-messages.vi.ts';
import { needMessages } from './need-messages.vi.ts';

/** Why a command on plans was refused. */
export const planMessages = {
  ...needMessages,
  ...formCMessages,
  'plan.unknown': { what: 'Không có kế hoạch này, hoặc kế hoạch ngoài phạm vi của bạn.', todo: 'Tải lại danh sách kế hoạch.' },
  'plan.version_unknown': { what: 'Kế hoạch không có lần {no}.', todo: 'Chọn một lần ban hành trong danh sách.' },
  'plan.out_of_scope': { what: 'Kế hoạch "{title}" ngoài phạm vi bạn được giao.', todo: 'Nhờ cơ quan ban hành kế hoạch thực hiện.' },
  'plan.restricted_lines': {
    what: 'Kế hoạch "{title}" có dòng hạn chế nên chỉ người được xem lớp hạn chế mới sửa.',
    todo: 'Nhờ người phụ trách lớp hạn chế của cơ quan ban hành kế hoạch thực hiện.',
  },
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
  'plan.line_waits_not': { what: 'Dòng này không còn chờ văn bản.', todo: 'Tải lại kế hoạch để xem văn bản đã ghi.' },
  'plan.version_has_document': { what: 'Lần {no} không có, hoặc đã có văn bản.', todo: 'Tải lại kế hoạch.' },
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
} satisfies Messages;

/** Two officers at once: what only the database can see. */
export const planConstraints = {
  plan_code_key: 'plan.code_taken',
  training_need_year_unit_id_content_key_audience_key_key: 'need.exists',
  plan_line_identity: 'plan.line_exists',
  plan_one_draft: 'plan.one_draft',
  plan_version_plan_id_no_key: 'plan.one_draft',
};

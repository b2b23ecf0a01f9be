import type { Capability } from '#platform/actor.ts';

/**
 * Which rows of which table anybody sees, through which column, under which login role of the database; how long a row is kept and
 * how it may leave. The policies of the database are compared with this table (scope-table.test.ts), docs/scope.md and the
 * page "Ai thấy gì" are printed from it.
 *
 * unit:   columns that must be one of the caller's units (with what is below them); `all` = every row.
 * bloc:   columns that must be the caller's bloc.
 * person: a homeroom lecturer's classes (`in classes`), a trainee's own classes (`in attends`) or the trainee (`is person`); read only.
 * The whole tenant sees every row of every table.
 */
export type TableScope = {
  vi: string;
  en: string;
  unit: readonly string[];
  bloc: readonly string[];
  person: readonly string[];
  /** May be added by any desk, also where it then does not see it. */
  add?: 'desks' | 'everybody';
  /** Desks read it and never write it directly. */
  readOnly?: true;
  /** `rows`: those of restricted classes are seen only with `classes.restricted`, whatever else holds. `all`: every row is such a one. */
  restricted?: 'rows' | 'all';
  /** Somebody can be found by a row: trainees, officers, or account holders. */
  personal: boolean;
  keep: Keep;
  leaves: Leaves;
  /** What a role needs to be shown it, or some columns of it by one of several; null: nothing of it is shown as such. */
  shownBy: Capability | readonly Capability[] | null;
};

/** How long, as proposed to the office; destruction is decided by a council on a list, never done by the system alone. */
export const keeps = {
  forever: { vi: 'vĩnh viễn', en: 'for ever' },
  years20: { vi: '20 năm', en: '20 years' },
  years10: { vi: '10 năm', en: '10 years' },
  years5: { vi: '5 năm', en: '5 years' },
  years2: { vi: '2 năm', en: '2 years' },
  days90: { vi: '90 ngày', en: '90 days' },
  file: { vi: 'theo hồ sơ mà nó thuộc về', en: 'as the file it belongs to' },
} as const;
export type Keep = keyof typeof keeps;

export const leavings = {
  never: { vi: 'không bao giờ ra tệp', en: 'never' },
  masked: { vi: 'trong danh sách, số che bớt', en: 'in lists, numbers masked' },
  list: { vi: 'trong danh sách', en: 'in lists' },
  sums: { vi: 'chỉ trong số tổng', en: 'as sums only' },
} as const;
export type Leaves = keyof typeof leavings;

const everywhere = { unit: ['all'], bloc: ['all'], person: [] } as const;
const catalogue = { unit: ['all'], bloc: ['all'], person: ['all'], personal: false, keep: 'forever', leaves: 'list' } as const;
const tenantOnly = { unit: [], bloc: [], person: [], shownBy: null } as const;
const oneUnit = { unit: ['unit_id'], bloc: ['bloc'], person: [] } as const;
const led = { unit: ['lead_id', 'runner_id', 'host_id'], bloc: ['lead_bloc'] } as const;
const trained = { unit: ['sender_id', 'runner_id', 'host_id'], bloc: ['sender_bloc', 'lead_bloc'] } as const;
const asked = { unit: ['from_id', 'desk_id', 'lead_id'], bloc: ['from_bloc', 'desk_bloc', 'lead_bloc'], person: [] } as const;
const imported = { ...oneUnit, personal: true, keep: 'years2', leaves: 'list', shownBy: 'classes.record' } as const;
const delegated = { ...everywhere, personal: false, keep: 'forever', leaves: 'list', shownBy: 'delegation.read' } as const;
const approved = { ...asked, personal: true, keep: 'years10', leaves: 'list', shownBy: 'approvals.read' } as const;
const planned = { ...everywhere, personal: false, keep: 'years20', leaves: 'list', shownBy: 'plans.read' } as const;
const called = {
  ...everywhere,
  personal: false,
  keep: 'years10',
  leaves: 'list',
  shownBy: 'nominations.read',
  restricted: 'rows',
} as const;
const nominated = {
  unit: ['unit_id', 'lead_id', 'runner_id'],
  bloc: ['bloc', 'lead_bloc'],
  person: [],
  personal: true,
  keep: 'years10',
  leaves: 'list',
  shownBy: 'nominations.read',
  restricted: 'rows',
} as const;
const secret = { ...tenantOnly, personal: true, leaves: 'never' } as const;

export const scopeTable: Record<string, TableScope> = {
  bloc: { vi: 'Khối', en: 'Blocs', ...catalogue, shownBy: 'units.read' },
  unit: { vi: 'Đơn vị', en: 'Units', ...catalogue, shownBy: 'units.read' },
  unit_version: { vi: 'Phiên bản đơn vị', en: 'Versions of units', ...catalogue, shownBy: 'units.read' },
  unit_alias: { vi: 'Tên gọi khác của đơn vị', en: 'Other names of units', ...catalogue, shownBy: 'units.read' },
  unit_succession: { vi: 'Kế thừa', en: 'Successions', ...catalogue, shownBy: 'units.read' },
  unit_succession_part: { vi: 'Các bên kế thừa', en: 'Parts of successions', ...catalogue, shownBy: 'units.read' },
  document: { vi: 'Văn bản', en: 'Documents', ...catalogue, shownBy: 'documents.read' },
  document_link: { vi: 'Liên kết văn bản', en: 'Links of documents', ...catalogue, shownBy: 'documents.read', restricted: 'rows' },
  programme_family: { vi: 'Chương trình', en: 'Programmes', ...catalogue, shownBy: 'programmes.read' },
  programme_version: { vi: 'Phiên bản chương trình', en: 'Versions of programmes', ...catalogue, shownBy: 'programmes.read' },
  programme_framework: { vi: 'Khung chương trình', en: 'Frameworks of programmes', ...catalogue, shownBy: 'programmes.read' },
  programme_module: { vi: 'Học phần', en: 'Modules of programmes', ...catalogue, shownBy: 'programmes.read' },
  programme_topic: { vi: 'Chuyên đề', en: 'Topics of programmes', ...catalogue, shownBy: 'programmes.read' },
  programme_precedence: { vi: 'Thứ tự học', en: 'Order of content', ...catalogue, shownBy: 'programmes.read' },
  programme_requirement: { vi: 'Điều kiện của chương trình', en: 'Conditions of programmes', ...catalogue, shownBy: 'programmes.read' },
  assessment_scheme: { vi: 'Quy chế đánh giá', en: 'Assessment schemes', ...catalogue, shownBy: 'programmes.read' },
  assessment_component: { vi: 'Thành phần đánh giá', en: 'Components of assessment', ...catalogue, shownBy: 'programmes.read' },
  assessment_band: { vi: 'Mức xếp loại', en: 'Rank bands', ...catalogue, shownBy: 'programmes.read' },
  assessment_cap: { vi: 'Mức xếp loại cao nhất', en: 'Caps of ranks', ...catalogue, shownBy: 'programmes.read' },
  assessment_source: { vi: 'Căn cứ đánh giá', en: 'Sources of assessment', ...catalogue, shownBy: 'programmes.read' },
  training_scheme: { vi: 'Đề án', en: 'Training schemes', ...catalogue, shownBy: 'programmes.read' },
  subject_area: { vi: 'Lĩnh vực, chủ đề', en: 'Areas of content', ...catalogue, shownBy: 'programmes.read' },
  topic_area: { vi: 'Lĩnh vực của chuyên đề', en: 'Areas of topics', ...catalogue, shownBy: 'programmes.read' },
  family_area: { vi: 'Lĩnh vực của chương trình', en: 'Areas of programmes', ...catalogue, shownBy: 'programmes.read' },
  subject_priority: { vi: 'Chủ đề ưu tiên', en: 'Priority areas', ...catalogue, shownBy: 'programmes.read' },
  content_update: { vi: 'Chương trình cần cập nhật', en: 'Programmes to bring up to date', ...catalogue, shownBy: 'programmes.read' },
  content_adjustment: { vi: 'Nội dung cần điều chỉnh', en: 'Content to adjust', ...catalogue, shownBy: 'programmes.read' },
  topic_twin: { vi: 'Chuyên đề trùng', en: 'Topics that are the same', ...catalogue, personal: true, shownBy: 'programmes.read' },
  content_threshold: {
    vi: 'Ngưỡng trùng nội dung',
    en: 'Thresholds of the same content',
    ...catalogue,
    personal: true,
    shownBy: 'programmes.read',
  },
  family_level: { vi: 'Bậc của chương trình', en: 'Levels of programmes', ...catalogue, personal: true, shownBy: 'programmes.read' },
  funding_source: { vi: 'Nguồn kinh phí', en: 'Funding sources', ...catalogue, shownBy: 'programmes.read' },

  person: {
    vi: 'Người',
    en: 'People',
    ...oneUnit,
    person: ['id is person'],
    add: 'desks',
    personal: true,
    keep: 'forever',
    leaves: 'masked',
    shownBy: 'people.read',
  },
  person_post: {
    vi: 'Quá trình công tác',
    en: 'Posts',
    ...oneUnit,
    person: ['person_id is person'],
    add: 'desks',
    personal: true,
    keep: 'file',
    leaves: 'list',
    shownBy: 'people.read',
  },
  person_sensitive: {
    vi: 'Thông tin nhạy cảm (đảng viên, tài khoản, dân tộc thiểu số)',
    en: 'Sensitive fields (Party status, bank account, ethnic minority)',
    ...oneUnit,
    person: ['person_id is person'],
    personal: true,
    keep: 'file',
    leaves: 'masked',
    shownBy: ['people.party', 'people.bank', 'people.reveal'],
  },
  person_qualification: {
    vi: 'Trình độ, ngạch',
    en: 'Qualifications and ranks',
    ...oneUnit,
    person: ['person_id is person'],
    personal: true,
    keep: 'file',
    leaves: 'list',
    shownBy: 'people.read',
  },
  person_rating: {
    vi: 'Hoàn thành tốt nhiệm vụ (có hay không)',
    en: 'Task done well (yes or no)',
    ...oneUnit,
    person: ['person_id is person'],
    personal: true,
    keep: 'file',
    leaves: 'sums',
    shownBy: 'people.read',
  },
  // a keyed hash and an id: it keeps a desk that may not see a person from making it twice
  person_key: {
    vi: 'Khóa chống trùng',
    en: 'Keys against doubles',
    ...everywhere,
    personal: true,
    keep: 'file',
    leaves: 'never',
    shownBy: null,
  },
  person_name: {
    vi: 'Tên để tìm',
    en: 'Names to search',
    unit: [],
    bloc: ['bloc'],
    person: [],
    add: 'desks',
    readOnly: true,
    personal: true,
    keep: 'file',
    leaves: 'never',
    shownBy: null,
  },
  search_word: {
    vi: 'Từ để tìm',
    en: 'Words to search',
    ...everywhere,
    person: ['all'],
    add: 'desks',
    readOnly: true,
    personal: true,
    keep: 'file',
    leaves: 'never',
    shownBy: null,
  },
  certificate: {
    vi: 'Chứng chỉ',
    en: 'Certificates',
    ...oneUnit,
    person: ['person_id is person'],
    personal: true,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'people.read',
  },

  training_need: { vi: 'Nhu cầu', en: 'Needs', ...oneUnit, personal: false, keep: 'years5', leaves: 'list', shownBy: 'plans.read' },
  plan: { vi: 'Kế hoạch', en: 'Plans', ...planned },
  plan_version: { vi: 'Phiên bản kế hoạch', en: 'Versions of plans', ...planned, personal: true },
  plan_line: { vi: 'Dòng kế hoạch', en: 'Plan lines', ...planned, ...led, restricted: 'rows' },
  plan_line_version: { vi: 'Số của dòng kế hoạch', en: 'Numbers of plan lines', ...planned, restricted: 'rows' },
  target: { vi: 'Chỉ tiêu nhiều năm', en: 'Targets', ...planned },
  target_part: { vi: 'Phần của chỉ tiêu', en: 'Parts of targets', ...planned },
  slot: { vi: 'Suất lớp', en: 'Slots', ...planned, ...led, person: ['class_id in classes'], restricted: 'rows' },

  training_class: {
    vi: 'Lớp',
    en: 'Classes',
    ...led,
    person: ['id in classes', 'id in attends'],
    personal: false,
    keep: 'years10',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  enrolment: {
    vi: 'Học viên trong lớp',
    en: 'Trainees of classes',
    ...trained,
    person: ['class_id in classes', 'person_id is person'],
    personal: true,
    keep: 'years10',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  enrolment_result: {
    vi: 'Kết quả học tập',
    en: 'Results',
    ...trained,
    person: ['class_id in classes', 'person_id is person'],
    personal: true,
    keep: 'years10',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  chain: {
    vi: 'Lượt học',
    en: 'Runs',
    unit: ['sender_id', 'runner_id'],
    bloc: ['sender_bloc', 'lead_bloc'],
    person: ['person_id is person'],
    personal: true,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  ledger_event: {
    vi: 'Sự kiện của lớp',
    en: 'Events of classes',
    unit: ['runner_id', 'host_id'],
    bloc: ['lead_bloc'],
    person: ['class_id in classes'],
    personal: true,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  ledger_event_trainee: {
    vi: 'Học viên của sự kiện',
    en: 'Trainees of events',
    ...trained,
    person: [],
    personal: true,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  ledger_event_document: {
    vi: 'Văn bản bổ sung của sự kiện',
    en: 'Documents of events',
    ...everywhere,
    person: ['all'],
    personal: false,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'classes.read',
    restricted: 'rows',
  },
  ledger_entry: {
    vi: 'Bút toán',
    en: 'Ledger entries',
    unit: ['lead_id', 'runner_id', 'host_id', 'sender_id'],
    bloc: ['lead_bloc', 'sender_bloc'],
    person: ['class_id in classes', 'person_id is person'],
    personal: true,
    keep: 'forever',
    leaves: 'sums',
    shownBy: 'reports.read',
    restricted: 'rows',
  },
  declared_class: {
    vi: 'Lớp kê khai',
    en: 'Declared classes',
    ...oneUnit,
    personal: true,
    keep: 'years10',
    leaves: 'list',
    shownBy: 'classes.read',
  },
  roll_up: {
    vi: 'Số cộng sẵn',
    en: 'Sums',
    ...oneUnit,
    readOnly: true,
    personal: false,
    keep: 'file',
    leaves: 'sums',
    shownBy: 'reports.read',
  },
  roll_up_posted: {
    vi: 'Số chờ cộng',
    en: 'Sums to come',
    ...oneUnit,
    readOnly: true,
    add: 'desks',
    personal: false,
    keep: 'file',
    leaves: 'sums',
    shownBy: 'reports.read',
  },
  restricted_sum: {
    vi: 'Số cộng của lớp hạn chế',
    en: 'Sums of restricted classes',
    unit: [],
    bloc: [],
    person: [],
    add: 'desks',
    restricted: 'all',
    personal: false,
    keep: 'file',
    leaves: 'sums',
    shownBy: null,
  },
  period_lock: {
    vi: 'Kỳ đã khóa sổ',
    en: 'Locked periods',
    ...everywhere,
    personal: false,
    keep: 'forever',
    leaves: 'sums',
    shownBy: 'reports.read',
  },
  period_estimate: {
    vi: 'Số ước',
    en: 'Estimates',
    ...everywhere,
    personal: false,
    keep: 'years20',
    leaves: 'sums',
    shownBy: 'reports.read',
  },
  stated_figure: {
    vi: 'Số đã công bố',
    en: 'Stated figures',
    ...everywhere,
    personal: false,
    keep: 'years20',
    leaves: 'sums',
    shownBy: 'reports.read',
  },

  import_run: { vi: 'Lần nhập tệp', en: 'Imports', ...imported, restricted: 'rows' },
  import_row: { vi: 'Dòng nhập', en: 'Rows of imports', ...imported, restricted: 'rows' },
  import_made: { vi: 'Những gì lần nhập làm ra', en: 'What imports made', ...imported, restricted: 'rows' },
  import_mapping: { vi: 'Cách hiểu cột', en: 'How columns are read', ...imported, ...everywhere, personal: false },

  admission_series: { vi: 'Đợt tuyển sinh', en: 'Series of admission', ...called, personal: true },
  series_class: { vi: 'Lớp của đợt', en: 'Classes of series', ...called },
  seat_movement: { vi: 'Sổ chỉ tiêu', en: 'Ledger of seats', ...called, personal: true },
  seat_balance: { vi: 'Số dư chỉ tiêu', en: 'Balances of seats', ...called },
  admission_call: { vi: 'Thông báo chiêu sinh', en: 'Calls', ...called, personal: true },
  call_unit: { vi: 'Đơn vị được chiêu sinh', en: 'Units called', ...called, personal: true },
  admission_board: { vi: 'Hội đồng tuyển sinh', en: 'Admission boards', ...called, personal: true },
  nomination: { vi: 'Người được cử', en: 'Nominations', ...nominated },
  nomination_event: { vi: 'Diễn biến hồ sơ cử', en: 'Events of nominations', ...nominated },
  nomination_paper: { vi: 'Giấy tờ của hồ sơ cử', en: 'Papers of nominations', ...nominated },
  rule_override: { vi: 'Trường hợp đặc biệt', en: 'Rules set aside', ...nominated },
  convocation: { vi: 'Giấy triệu tập, quyết định mở lớp', en: 'Summonses and opening decisions', ...called, personal: true },
  convocation_person: { vi: 'Người được triệu tập', en: 'People summoned', ...nominated },
  opening_threshold: {
    vi: 'Ngưỡng mở lớp',
    en: 'Thresholds of opening',
    ...everywhere,
    personal: true,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'nominations.read',
  },

  delegation_version: { vi: 'Bảng phân cấp', en: 'Delegation matrix', ...delegated, personal: true },
  delegation_case: { vi: 'Loại lớp trong phân cấp', en: 'Kinds of classes delegated', ...delegated },
  delegation_cell: { vi: 'Ô phân cấp', en: 'Cells of the matrix', ...delegated },
  coordination_duty: { vi: 'Nghĩa vụ phối hợp', en: 'Duties of coordination', ...delegated, personal: true },
  approval_rule: { vi: 'Thời hạn phê duyệt', en: 'Terms of approvals', ...approved, ...everywhere },
  day_off: { vi: 'Ngày nghỉ, ngày làm bù', en: 'Days off and made up for', ...approved, ...everywhere },
  approval_request: { vi: 'Hồ sơ trình', en: 'Requests', ...approved, restricted: 'rows' },
  approval_item: { vi: 'Nội dung trình', en: 'Items of requests', ...approved, personal: false, restricted: 'rows' },
  approval_hand: { vi: 'Ai đã cầm hồ sơ', en: 'Hands of requests', ...approved, restricted: 'rows' },
  approval_step: { vi: 'Các bước trình', en: 'Steps of requests', ...approved, restricted: 'rows' },
  approval_directed: { vi: 'Theo chỉ đạo, văn bản sau', en: 'By direction, paper to follow', ...approved, restricted: 'rows' },
  approval_absence: { vi: 'Ủy quyền khi vắng', en: 'Deputies in absence', ...approved, unit: ['desk_id'], bloc: ['desk_bloc'] },

  account: { vi: 'Tài khoản', en: 'Accounts', ...tenantOnly, personal: true, keep: 'years5', leaves: 'list', shownBy: 'access.manage' },
  assignment: {
    vi: 'Phân quyền',
    en: 'Assignments',
    ...tenantOnly,
    personal: true,
    keep: 'forever',
    leaves: 'list',
    shownBy: 'access.manage',
  },
  session: { vi: 'Phiên làm việc', en: 'Sessions', ...secret, keep: 'days90' },
  sign_in_attempt: { vi: 'Lần thử đăng nhập', en: 'Tries to sign in', ...secret, keep: 'days90' },
  sign_in_step: { vi: 'Bước đăng nhập', en: 'Steps of signing in', ...secret, keep: 'days90' },
  one_time_secret: { vi: 'Khóa mã một lần', en: 'One-time secrets', ...secret, keep: 'file' },
  recovery_code: { vi: 'Mã khôi phục', en: 'Recovery codes', ...secret, keep: 'file' },
  password_setting: { vi: 'Yêu cầu mật khẩu', en: 'What passwords need', ...tenantOnly, personal: false, keep: 'file', leaves: 'never' },
  idempotency: {
    vi: 'Yêu cầu đã nhận',
    en: 'Requests received',
    ...everywhere,
    person: ['all'],
    personal: true,
    keep: 'days90',
    leaves: 'never',
    shownBy: null,
  },
  audit: {
    vi: 'Nhật ký',
    en: 'Audit trail',
    ...tenantOnly,
    add: 'everybody',
    personal: true,
    keep: 'years5',
    leaves: 'list',
    shownBy: 'audit.read',
  },
  audit_seal: { vi: 'Niêm phong nhật ký', en: 'Seals of the trail', ...tenantOnly, personal: false, keep: 'years5', leaves: 'never' },
};

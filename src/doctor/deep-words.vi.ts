import { formatDate } from '#kit/dates.ts';
import { formatNumber } from '#kit/numbers.ts';

const n = (value: number) => formatNumber(value, 0);
const accounts: Record<string, string> = {
  class: 'lớp',
  trainee: 'học viên',
  pool: 'chờ học tiếp',
  slot: 'suất lớp',
  outside: 'cử đi học nơi khác',
};
const slices: Record<string, string> = {
  family_id: 'chương trình',
  runner_id: 'đơn vị thực hiện',
  host_id: 'nơi mở',
  lead_id: 'cơ quan chủ trì',
  lead_bloc: 'khối chủ trì',
  funding: 'nguồn kinh phí',
  sender_id: 'đơn vị cử',
  sender_bloc: 'khối của đơn vị cử',
  sender_level: 'cấp của đơn vị cử',
  category: 'đối tượng',
};
const states: Record<string, string> = { classes: 'lớp', enrolments: 'học viên trong lớp', chains: 'lượt', slots: 'suất lớp' };
const tenantSums: Record<string, string> = {
  moved: 'chuyển đến = chuyển đi, từng ngày',
  reclassed: 'chuyển nhóm vào = chuyển nhóm ra, từng ngày',
  opened: 'suất đã mở = lớp khai giảng, từng năm',
  once: 'không lớp, lượt, suất nào có hai lần hoặc âm',
  present: 'lượt có mặt (L2) theo sổ = theo học viên trong lớp, từng lượt, từng kỳ',
  started: 'mỗi lượt tuyển mới một lần (L1), một người, một chương trình, một đơn vị cử',
  finished: 'mỗi lượt hoàn thành không quá một lần (L3), sau đó không còn gì',
  joined: 'nhập học = có mặt khi khai giảng + muộn + từ trường khác',
  closed_roster: 'sĩ số lớp bế giảng: kết quả ghi đúng ngày bế giảng, không ai còn lại trong lớp đã kết thúc',
  moves: 'mỗi lần chuyển lớp: một sự kiện, cùng ngày, cùng chương trình, cùng lượt',
  waiting: 'bảo lưu, được học tiếp vào danh sách chờ; trở lại thì ra khỏi danh sách',
  outcomes: 'suất đã mở, gộp, tách, hoãn khớp với lớp và với kế hoạch năm sau',
  seat_balances: 'chỉ tiêu tuyển sinh: số dư = cộng các lần ghi, từng đợt, từng tài khoản, từng đơn vị',
  seat_zero: 'chỉ tiêu tuyển sinh: các tài khoản của mỗi đợt cộng lại bằng không',
  seat_held: 'chỉ tiêu đang giữ = người được cử đang giữ chỗ, từng đợt, từng đơn vị',
  seat_used: 'chỉ tiêu đã dùng = người được nhận, từng đợt, từng đơn vị',
  seat_classes: 'chỉ tiêu của đợt = số chỗ các lớp của đợt',
  seat_rolled: 'chỉ tiêu chuyển sang năm sau = chỉ tiêu năm sau nhận',
  then_now: 'tổng kết theo tổ chức tại thời điểm = theo tổ chức hiện nay, từng năm, hai cách tính, theo nơi mở và theo đơn vị cử',
  children: 'tổng kết: các dòng của từng cách chia cộng lại bằng toàn bộ',
  successors: 'đơn vị kết thúc có đơn vị kế thừa đang hoạt động, tỷ lệ chia đủ một',
};

/** What doctor --deep says, one line a check. */
export const deepWords = {
  recount: (tenant: string, account: string, lines: number, knownUpTo: string | null) =>
    `${tenant}: sổ ${accounts[account]} = tính lại từ sự kiện${knownUpTo ? ` biết đến ${instant(knownUpTo)}` : ''} (${n(lines)} dòng)`,
  identity: (tenant: string, account: string, slice: string, sums: number) =>
    `${tenant}: ${accounts[account]} theo ${slices[slice]}: chuyển tiếp + vào = ra + chuyển sang (${n(sums)} phép cộng: hai cách tính năm, khoảng tự chọn, từng ngày)`,
  slots: (tenant: string, slice: string, sums: number) =>
    `${tenant}: suất lớp và chỉ tiêu theo ${slices[slice]}: kế hoạch = đã xử lý + đang chờ (${n(sums)} phép cộng)`,
  state: (tenant: string, what: string, count: number) => `${tenant}: trạng thái ${states[what]} = sự kiện (${n(count)})`,
  tenantSum: (tenant: string, what: string, sums: number) => `${tenant}: ${tenantSums[what]} (${n(sums)})`,
  sample: (tenant: string, classes: number, chains: number, lines: number) =>
    `${tenant}: ${n(classes)} lớp chọn ngẫu nhiên với ${n(chains)} lượt, tính lại bằng chính quy tắc ghi sổ (${n(lines)} dòng)`,
  beforehand: (tenant: string, sums: number) => `${tenant}: số cộng sẵn cho báo cáo = đếm lại sổ (${n(sums)} số)`,
  trailTodo: () => 'giữ nguyên cơ sở dữ liệu và tệp neo, báo người phụ trách an toàn thông tin; xem docs/decisions/0007-audit-trail.md',
  wrongTodo: (wrong: number) => `${n(wrong)} chỗ lệch: đừng sửa bằng tay; giữ bản sao cơ sở dữ liệu và báo cho người phát triển`,
  noTenant: (slug: string) => `không có đơn vị "${slug}"`,
  noTenantTodo: () => 'xem tên các đơn vị bằng khuevan doctor',
};

const instant = (iso: string) => `${formatDate(iso.slice(0, 10))} ${iso.slice(11, 23)} UTC`;

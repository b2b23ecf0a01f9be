import type { BodyKind, Decision, Part } from './contract.ts';
import type { heldOf } from './kinds.ts';

/** Words of the matrix on paper. */
export const decisionWords = {
  content: 'Nội dung, chương trình',
  audience: 'Đối tượng',
  curriculum: 'Giáo trình, tài liệu',
  opening: 'Mở lớp',
  lecturers: 'Giảng viên',
  list: 'Danh sách học viên',
  summons: 'Triệu tập',
  results: 'Công nhận kết quả',
  certificates: 'Cấp chứng chỉ',
  payment: 'Thanh toán, quyết toán',
  plan: 'Kế hoạch và điều chỉnh',
  off_plan: 'Lớp ngoài kế hoạch',
} satisfies Record<Decision, string>;
export const heldWords: Record<(typeof heldOf)[Decision], string> = {
  all: 'Đúng cơ quan quyết định; đủ ý kiến phải có',
  consents: 'Đủ ý kiến phải có; ai quyết định thì ghi để biết',
  none: 'Ghi để biết, chưa có lệnh trong hệ thống',
};
export const bodyWords: Record<Exclude<BodyKind, 'unit'>, string> = {
  runner: 'Cơ sở đào tạo, bồi dưỡng',
  lead: 'Cơ quan chủ trì',
  host: 'Nơi học',
  sender: 'Đơn vị cử',
};
export const partWords: Record<Part, string> = {
  decides: 'Quyết định',
  approves: 'Phê duyệt',
  agrees: 'Thống nhất',
  consulted: 'Được hỏi ý kiến',
  informed: 'Được thông báo',
};

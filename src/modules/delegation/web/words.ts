import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { audienceManagers, BodyKind, Decision, heldOf, Part, personnelKinds } from '../kinds.ts';

export const decisionWords: Record<Decision, MessageDescriptor> = {
  content: msg`Nội dung, chương trình`,
  audience: msg({ message: 'Đối tượng', context: 'decision' }),
  curriculum: msg`Giáo trình, tài liệu`,
  opening: msg({ message: 'Mở lớp', context: 'decision' }),
  lecturers: msg({ message: 'Giảng viên', context: 'decision' }),
  list: msg`Danh sách học viên`,
  summons: msg`Triệu tập`,
  results: msg`Công nhận kết quả`,
  certificates: msg`Cấp chứng chỉ`,
  payment: msg`Thanh toán, quyết toán`,
  plan: msg`Kế hoạch và điều chỉnh`,
  off_plan: msg`Lớp ngoài kế hoạch`,
};
/** Which commands ask the matrix about a decision. */
export const commandWords: Record<Decision, MessageDescriptor> = {
  content: msg`Khai giảng (thống nhất nội dung)`,
  audience: msg`Khai giảng (thống nhất đối tượng)`,
  curriculum: msg`Khai giảng (thống nhất tài liệu)`,
  opening: msg`Quyết định mở lớp; khai giảng (thống nhất thời gian)`,
  lecturers: msg`Chưa có lệnh trong hệ thống`,
  list: msg`Đưa tên vào danh sách; khai giảng (thống nhất danh sách)`,
  summons: msg`Chưa có lệnh trong hệ thống; khai giảng chờ đủ năm nội dung`,
  results: msg`Bế giảng; công nhận bổ sung`,
  certificates: msg`Nhập sổ cấp chứng chỉ của lớp có trong hệ thống`,
  payment: msg`Chưa có lệnh trong hệ thống`,
  plan: msg`Duyệt kế hoạch, điều chỉnh kế hoạch`,
  off_plan: msg`Nhận lớp ngoài kế hoạch`,
};
export const heldWords: Record<(typeof heldOf)[Decision], MessageDescriptor> = {
  all: msg`Đúng cơ quan quyết định; đủ ý kiến phải có`,
  consents: msg`Đủ ý kiến phải có; ai quyết định thì ghi để biết`,
  none: msg`Ghi để biết`,
};
export const bodyWords: Record<Exclude<BodyKind, 'unit'>, MessageDescriptor> = {
  runner: msg`Cơ sở đào tạo, bồi dưỡng`,
  lead: msg`Cơ quan chủ trì`,
  host: msg`Nơi học`,
  sender: msg`Đơn vị cử`,
};
export const partWords: Record<Part, MessageDescriptor> = {
  decides: msg`Quyết định`,
  approves: msg`Phê duyệt`,
  agrees: msg({ message: 'Thống nhất', context: 'part' }),
  consulted: msg`Được hỏi ý kiến`,
  informed: msg`Được thông báo`,
};
export const managerWords: Record<(typeof audienceManagers)[number], MessageDescriptor> = {
  standing_committee: msg`Ban Thường vụ quản lý`,
  organisation_commission: msg`Ban Tổ chức quản lý`,
  home_affairs: msg`Sở Nội vụ quản lý`,
  local: msg`Cấp xã, phường quản lý`,
  unit: msg`Đơn vị quản lý`,
};
export const personnelWords: Record<(typeof personnelKinds)[number], MessageDescriptor> = {
  cadre: msg`Cán bộ`,
  civil_servant: msg`Công chức`,
  public_employee: msg`Viên chức`,
  part_time_local_worker: msg`Người hoạt động không chuyên trách`,
  council_deputy: msg`Đại biểu Hội đồng nhân dân`,
  armed_forces: msg`Lực lượng vũ trang`,
  other: msg({ message: 'Khác', context: 'personnel' }),
};
export const natureWords: Record<'degree_training' | 'in_service_training' | 'workshop', MessageDescriptor> = {
  degree_training: msg`Đào tạo`,
  in_service_training: msg`Bồi dưỡng`,
  workshop: msg`Tập huấn`,
};

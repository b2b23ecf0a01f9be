import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Every kind of ledger event in words. */
export const eventWords: Record<string, MessageDescriptor> = {
  class_agreed: msg`Đã thống nhất mở lớp`,
  class_decided: msg`Có quyết định mở lớp`,
  class_cancelled: msg`Hủy chuẩn bị lớp`,
  class_opened: msg`Khai giảng`,
  class_formed: msg`Thành lập do tách lớp`,
  class_paused: msg`Tạm dừng lớp`,
  class_resumed: msg`Lớp học lại`,
  class_awaiting_closing: msg`Chờ bế giảng`,
  class_reclassified: msg`Đổi thông tin thống kê`,
  class_closed: msg`Bế giảng`,
  class_discontinued: msg`Dừng hẳn lớp`,
  class_merged: msg`Ghép lớp`,
  file_closed: msg`Đóng hồ sơ lớp`,
  trainees_joined: msg`Nhập học`,
  trainees_rejoined: msg`Học tiếp`,
  trainees_moved: msg`Chuyển lớp`,
  trainees_left: msg`Thôi học`,
  trainees_deferred: msg`Bảo lưu`,
  trainees_paused: msg`Tạm nghỉ`,
  trainees_resumed: msg`Trở lại học`,
  finished_late: msg`Công nhận bổ sung`,
  expired: msg`Hết quyền học tiếp`,
  outside_started: msg`Bắt đầu học`,
  outside_extended: msg`Gia hạn`,
  outside_finished: msg`Hoàn thành`,
  outside_quit: msg`Thôi học`,
  slot_ordered: msg`Kế hoạch giao suất`,
  slot_added: msg`Bổ sung suất vào kế hoạch`,
  slot_withdrawn: msg`Kế hoạch rút suất`,
  slot_combined: msg`Gộp thêm suất vào lớp`,
  slot_not_executed: msg`Không thực hiện suất`,
  slot_postponed: msg`Hoãn suất sang năm sau`,
  slot_rescheduled: msg`Hoãn suất trong năm`,
  slot_split: msg`Tách suất`,
  slot_adopted: msg`Đưa suất vào kế hoạch`,
  off_plan_accepted: msg`Nhận lớp ngoài kế hoạch`,
  correction: msg({ message: 'Hiệu đính', context: 'event' }),
};

/** What an event meant for some trainees; the key is `part` or `part.detail`. */
export const partWords: Record<string, MessageDescriptor> = {
  'join.late': msg`nhập học muộn`,
  'join.transfer_external': msg`chuyển đến từ trường khác`,
  'join.at_opening': msg`có mặt khi khai giảng`,
  rejoin: msg`học tiếp`,
  move_in: msg`chuyển đến`,
  move_out: msg`chuyển đi`,
  pause: msg`tạm nghỉ`,
  resume: msg`trở lại`,
  finish: msg`được công nhận`,
  'not_recognise.continuing': msg`chưa công nhận, còn được học tiếp`,
  'not_recognise.final': msg`không được công nhận`,
  defer: msg`bảo lưu`,
  'leave.withdrawn': msg`xin thôi học`,
  'leave.expelled': msg`bị buộc thôi học`,
  'leave.deceased': msg`từ trần`,
  'leave.transferred_out': msg`chuyển sang trường khác`,
  'leave.other_family': msg`đổi sang chương trình khác`,
  'leave.class_stopped': msg`thôi học do lớp dừng`,
  'leave.other': msg`thôi học vì lý do khác`,
};

export const sliceWords: Record<string, MessageDescriptor> = {
  hostId: msg`nơi học`,
  runnerId: msg`cơ sở đào tạo, bồi dưỡng`,
  leadId: msg`cơ quan chủ trì`,
  funding: msg`nguồn kinh phí`,
};

/** Kinds that end or begin something: they stand out on the line. */
export const strongKinds = new Set(['class_opened', 'class_formed', 'class_closed', 'class_discontinued', 'class_merged']);
/** The opposite event cannot be recorded for these. */
export const irreversibleKinds = new Set([
  'correction',
  'slot_ordered',
  'slot_rescheduled',
  'class_agreed',
  'class_decided',
  'class_cancelled',
  'outside_extended',
]);

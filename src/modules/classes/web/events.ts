import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';

/** Every kind of ledger event in words. */
export const eventWords: Record<string, MessageDescriptor> = {
  class_agreed: msg({ message: 'Đã thống nhất mở lớp', context: 'event' }),
  class_decided: msg({ message: 'Có quyết định mở lớp', context: 'event' }),
  class_cancelled: msg({ message: 'Hủy chuẩn bị lớp', context: 'event' }),
  class_opened: msg({ message: 'Khai giảng', context: 'event' }),
  class_formed: msg({ message: 'Thành lập do tách lớp', context: 'event' }),
  class_paused: msg({ message: 'Tạm dừng lớp', context: 'event' }),
  class_resumed: msg({ message: 'Lớp học lại', context: 'event' }),
  class_awaiting_closing: msg({ message: 'Chờ bế giảng', context: 'event' }),
  class_reclassified: msg({ message: 'Đổi thông tin thống kê', context: 'event' }),
  class_closed: msg({ message: 'Bế giảng', context: 'event' }),
  class_discontinued: msg({ message: 'Dừng hẳn lớp', context: 'event' }),
  class_merged: msg({ message: 'Ghép lớp', context: 'event' }),
  file_closed: msg({ message: 'Đóng hồ sơ lớp', context: 'event' }),
  trainees_joined: msg({ message: 'Nhập học', context: 'event' }),
  trainees_rejoined: msg({ message: 'Học tiếp', context: 'event' }),
  trainees_moved: msg({ message: 'Chuyển lớp', context: 'event' }),
  trainees_left: msg({ message: 'Thôi học', context: 'event' }),
  trainees_deferred: msg({ message: 'Bảo lưu', context: 'event' }),
  trainees_paused: msg({ message: 'Tạm nghỉ', context: 'event' }),
  trainees_resumed: msg({ message: 'Trở lại học', context: 'event' }),
  finished_late: msg({ message: 'Công nhận bổ sung', context: 'event' }),
  expired: msg({ message: 'Hết quyền học tiếp', context: 'event' }),
  outside_started: msg({ message: 'Bắt đầu học', context: 'event' }),
  outside_extended: msg({ message: 'Gia hạn', context: 'event' }),
  outside_finished: msg({ message: 'Hoàn thành', context: 'event' }),
  outside_quit: msg({ message: 'Thôi học', context: 'event' }),
  slot_ordered: msg({ message: 'Kế hoạch giao suất', context: 'event' }),
  slot_added: msg({ message: 'Bổ sung suất vào kế hoạch', context: 'event' }),
  slot_withdrawn: msg({ message: 'Kế hoạch rút suất', context: 'event' }),
  slot_combined: msg({ message: 'Gộp thêm suất vào lớp', context: 'event' }),
  slot_not_executed: msg({ message: 'Không thực hiện suất', context: 'event' }),
  slot_postponed: msg({ message: 'Hoãn suất sang năm sau', context: 'event' }),
  slot_rescheduled: msg({ message: 'Hoãn suất trong năm', context: 'event' }),
  slot_split: msg({ message: 'Tách suất', context: 'event' }),
  slot_adopted: msg({ message: 'Đưa suất vào kế hoạch', context: 'event' }),
  off_plan_accepted: msg({ message: 'Nhận lớp ngoài kế hoạch', context: 'event' }),
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

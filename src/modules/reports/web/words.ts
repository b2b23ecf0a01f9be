import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Dimension, TurnMeasure, UnitRole } from '../contract.ts';

type Words<K extends string> = Record<K, MessageDescriptor>;

export const roleWords: Words<UnitRole> = {
  runner: msg`Cơ sở mở lớp`,
  lead: msg`Cơ quan chủ trì`,
  host: msg`Nơi học`,
  sender: msg`Đơn vị cử`,
};

/** Name of a breakdown; a bloc always says whose it is. */
export const dimensionWords: Words<Exclude<Dimension, 'unit'>> = {
  family: msg`Chương trình`,
  leadBloc: msg`Khối của cơ quan chủ trì`,
  senderBloc: msg`Khối của đơn vị cử`,
  host: msg`Nơi học`,
  funding: msg`Nguồn kinh phí`,
};

export const turnWords: Record<TurnMeasure, { name: MessageDescriptor; meaning: MessageDescriptor }> = {
  L1: { name: msg`Lượt tuyển mới (L1)`, meaning: msg`Bắt đầu học trong kỳ, không kể chuyển đến từ trường khác. Cộng được qua các năm.` },
  L2: { name: msg`Lượt có mặt (L2)`, meaning: msg`Có học ít nhất một ngày trong kỳ. Không cộng qua các năm.` },
  L3: { name: msg`Lượt hoàn thành (L3)`, meaning: msg`Được công nhận trong kỳ, kể cả công nhận bổ sung. Cộng được qua các năm.` },
};

export const leftWords: Record<string, MessageDescriptor> = {
  withdrawn: msg`xin thôi học`,
  expelled: msg`bị buộc thôi học`,
  deceased: msg`từ trần`,
  transferred_out: msg`chuyển sang trường khác`,
  other_family: msg`đổi chương trình`,
  class_stopped: msg`lớp dừng hẳn`,
  other: msg`lý do khác`,
};

export const notExecutedWords: Record<string, MessageDescriptor> = {
  too_few_trainees: msg`Không đủ học viên`,
  no_guidance: msg`Chưa có hướng dẫn của cấp trên`,
  no_funding: msg`Không có kinh phí`,
  no_lecturer: msg`Không có giảng viên, báo cáo viên`,
  reorganisation: msg`Sắp xếp tổ chức bộ máy`,
  merged_content: msg`Nội dung đã ghép vào lớp khác`,
  other: msg`Lý do khác`,
};

export const slotStateWords: Record<string, MessageDescriptor> = {
  pending: msg`chưa mở`,
  opened: msg`đã mở`,
  combined: msg`gộp vào lớp khác`,
  not_executed: msg`không thực hiện`,
  postponed: msg`hoãn sang năm sau`,
  withdrawn: msg`đã rút`,
};

export const measureWords: Record<string, MessageDescriptor> = {
  trained: msg`chuyển tiếp + mở mới`,
  opened: msg`mở mới trong kỳ`,
  opened_and_closed: msg`mở và bế giảng trong kỳ`,
  carried_in: msg`chuyển tiếp từ kỳ trước`,
  carried_out: msg`chuyển sang kỳ sau`,
  closed: msg`bế giảng, theo sĩ số của lớp`,
  planned: msg`suất và chỉ tiêu kế hoạch`,
  not_executed: msg`suất và chỉ tiêu không thực hiện`,
  declared: msg`lớp kê khai`,
  trained_and_declared: msg`đào tạo và lớp kê khai`,
  nominations: msg`lượt cử đi học`,
  percent: msg`tỷ lệ phần trăm`,
};

/** What happened, in a list behind a figure: `term` or `term.detail`. */
export const termWords: Record<string, MessageDescriptor> = {
  opened: msg({ message: 'Khai giảng', context: 'event' }),
  formed: msg({ message: 'Lập khi tách lớp', context: 'event' }),
  reclass_in: msg({ message: 'Nhận khi đổi đầu mối', context: 'event' }),
  reclass_out: msg({ message: 'Chuyển khi đổi đầu mối', context: 'event' }),
  closed: msg({ message: 'Bế giảng', context: 'event' }),
  discontinued: msg({ message: 'Dừng hẳn', context: 'event' }),
  merged: msg({ message: 'Ghép vào lớp khác', context: 'event' }),
  joined: msg({ message: 'Nhập học', context: 'event' }),
  'joined.at_opening': msg({ message: 'Có mặt khi khai giảng', context: 'event' }),
  'joined.late': msg({ message: 'Nhập học muộn', context: 'event' }),
  'joined.transfer_external': msg({ message: 'Từ trường khác chuyển đến', context: 'event' }),
  rejoined: msg({ message: 'Học tiếp', context: 'event' }),
  moved_in: msg({ message: 'Chuyển lớp đến', context: 'event' }),
  moved_out: msg({ message: 'Chuyển lớp đi', context: 'event' }),
  finished: msg({ message: 'Được công nhận', context: 'event' }),
  not_recognised: msg({ message: 'Chưa công nhận', context: 'event' }),
  deferred: msg({ message: 'Bảo lưu', context: 'event' }),
  left: msg({ message: 'Thôi học', context: 'event' }),
  finished_late: msg({ message: 'Công nhận bổ sung', context: 'event' }),
  expired: msg({ message: 'Hết quyền học tiếp', context: 'event' }),
  started: msg({ message: 'Bắt đầu', context: 'event' }),
  quit: msg({ message: 'Bỏ dở', context: 'event' }),
  planned: msg({ message: 'Kế hoạch giao', context: 'event' }),
  added: msg({ message: 'Bổ sung', context: 'event' }),
  withdrawn: msg({ message: 'Rút khỏi kế hoạch', context: 'event' }),
  split: msg({ message: 'Tách từ suất khác', context: 'event' }),
  off_plan: msg({ message: 'Ngoài kế hoạch', context: 'event' }),
  combined: msg({ message: 'Gộp vào lớp khác', context: 'event' }),
  not_executed: msg({ message: 'Không thực hiện', context: 'event' }),
  postponed: msg({ message: 'Hoãn sang năm sau', context: 'event' }),
};

/** What a cell is called: the title of the list behind it. */
export const cellWords: Record<string, MessageDescriptor> = {
  'classes.carriedIn': msg`Lớp chuyển tiếp từ kỳ trước`,
  'classes.opened': msg`Lớp mở mới trong kỳ`,
  'classes.trained': msg`Lớp đào tạo trong kỳ: chuyển tiếp và mở mới`,
  'classes.formed': msg`Lớp lập khi tách lớp`,
  'classes.reclassIn': msg`Lớp nhận khi đổi đầu mối`,
  'classes.closed': msg`Lớp bế giảng trong kỳ`,
  'classes.discontinued': msg`Lớp dừng hẳn`,
  'classes.merged': msg`Lớp ghép vào lớp khác`,
  'classes.reclassOut': msg`Lớp chuyển khi đổi đầu mối`,
  'classes.carriedOut': msg`Lớp chuyển sang kỳ sau`,
  'classes.openedAndClosed': msg`Lớp mở và bế giảng trong kỳ`,
  'classes.closedRoster': msg`Học viên của các lớp bế giảng`,
  'trainees.carriedIn': msg`Học viên chuyển tiếp từ kỳ trước`,
  'trainees.joined': msg`Học viên nhập học trong kỳ`,
  'trainees.joined.at_opening': msg`Học viên có mặt khi khai giảng`,
  'trainees.joined.late': msg`Học viên nhập học muộn`,
  'trainees.joined.transfer_external': msg`Học viên từ trường khác chuyển đến`,
  'trainees.trained': msg`Học viên đào tạo trong kỳ: chuyển tiếp và mở mới`,
  'trainees.rejoined': msg`Học viên trở lại học tiếp`,
  'trainees.movedIn': msg`Học viên chuyển lớp đến`,
  'trainees.reclassIn': msg`Học viên nhận khi lớp đổi đầu mối`,
  'trainees.finished': msg`Học viên được công nhận`,
  'trainees.notRecognised': msg`Học viên chưa được công nhận`,
  'trainees.notRecognised.continuing': msg`Học viên chưa được công nhận, còn được học tiếp`,
  'trainees.notRecognised.final': msg`Học viên không được công nhận`,
  'trainees.closedRoster': msg`Học viên của các lớp bế giảng`,
  'trainees.openedAndClosed': msg`Học viên của lớp mở và bế giảng trong kỳ`,
  'trainees.deferred': msg`Học viên bảo lưu`,
  'trainees.left': msg`Học viên thôi học`,
  'trainees.movedOut': msg`Học viên chuyển lớp đi`,
  'trainees.reclassOut': msg`Học viên chuyển khi lớp đổi đầu mối`,
  'trainees.carriedOut': msg`Học viên chuyển sang kỳ sau`,
  'plan.planned': msg`Suất lớp trong kế hoạch`,
  'plan.ordered': msg`Suất lớp kế hoạch giao lúc đầu`,
  'plan.added': msg`Suất lớp bổ sung`,
  'plan.withdrawn': msg`Suất lớp rút khỏi kế hoạch`,
  'plan.split': msg`Suất lớp tách từ suất khác`,
  'plan.offPlan': msg`Suất lớp ngoài kế hoạch`,
  'plan.opened': msg`Suất lớp đã mở`,
  'plan.combined': msg`Suất lớp gộp vào lớp khác`,
  'plan.notExecuted': msg`Suất lớp không thực hiện`,
  'plan.postponed': msg`Suất lớp hoãn sang năm sau`,
  'plan.pending': msg`Suất lớp chưa mở`,
  'pool.poolIn': msg`Chờ học tiếp từ kỳ trước`,
  'pool.deferred': msg`Chờ học tiếp: bảo lưu`,
  'pool.notRecognised': msg`Chờ học tiếp: chưa được công nhận`,
  'pool.rejoined': msg`Đã học tiếp`,
  'pool.finishedLate': msg({ message: 'Công nhận bổ sung', context: 'event' }),
  'pool.expired': msg`Hết quyền học tiếp`,
  'pool.poolOut': msg`Còn chờ học tiếp`,
  'outside.carriedIn': msg`Đang học ở ngoài từ kỳ trước`,
  'outside.started': msg`Cử đi học trong kỳ`,
  'outside.finished': msg`Học xong ở ngoài`,
  'outside.quit': msg`Bỏ dở`,
  'outside.carriedOut': msg`Còn đang học ở ngoài`,
  'declared.classes': msg`Lớp kê khai`,
  'declared.turns': msg`Lượt kê khai`,
  'adjustment.classes': msg`Điều chỉnh kỳ trước: lớp`,
  'adjustment.trainees': msg`Điều chỉnh kỳ trước: học viên`,
  'luot.L1': msg`Lượt tuyển mới (L1)`,
  'luot.L2': msg`Lượt có mặt trong kỳ (L2)`,
  'luot.L3': msg`Lượt hoàn thành (L3)`,
  'people.L1': msg`Người bắt đầu học trong kỳ`,
  'people.L2': msg`Người có học trong kỳ`,
  'people.L3': msg`Người hoàn thành trong kỳ`,
};

export const eventWords: Record<string, MessageDescriptor> = {
  class_agreed: msg({ message: 'Thống nhất mở lớp', context: 'event' }),
  class_decided: msg({ message: 'Quyết định mở lớp', context: 'event' }),
  class_opened: msg({ message: 'Khai giảng', context: 'event' }),
  class_formed: msg({ message: 'Tách lớp', context: 'event' }),
  class_paused: msg({ message: 'Tạm dừng lớp', context: 'event' }),
  class_resumed: msg({ message: 'Lớp học lại', context: 'event' }),
  class_reclassified: msg({ message: 'Đổi đầu mối lớp', context: 'event' }),
  class_closed: msg({ message: 'Bế giảng', context: 'event' }),
  class_discontinued: msg({ message: 'Dừng hẳn lớp', context: 'event' }),
  class_merged: msg({ message: 'Ghép lớp', context: 'event' }),
  trainees_joined: msg({ message: 'Nhập học', context: 'event' }),
  trainees_rejoined: msg({ message: 'Học tiếp', context: 'event' }),
  trainees_moved: msg({ message: 'Chuyển lớp', context: 'event' }),
  trainees_left: msg({ message: 'Thôi học', context: 'event' }),
  trainees_deferred: msg({ message: 'Bảo lưu', context: 'event' }),
  slot_added: msg({ message: 'Bổ sung vào kế hoạch', context: 'event' }),
  slot_withdrawn: msg({ message: 'Rút khỏi kế hoạch', context: 'event' }),
  slot_combined: msg({ message: 'Gộp lớp', context: 'event' }),
  slot_not_executed: msg({ message: 'Không thực hiện', context: 'event' }),
  slot_postponed: msg({ message: 'Hoãn sang năm sau', context: 'event' }),
  slot_split: msg({ message: 'Tách suất', context: 'event' }),
  off_plan_accepted: msg({ message: 'Lớp ngoài kế hoạch', context: 'event' }),
};

/** The cells whose lists stand behind the computed side of a stated figure. */
export const measureCells: Record<string, { classes: string; trainees: string }> = {
  trained: { classes: 'classes.trained', trainees: 'trainees.trained' },
  opened: { classes: 'classes.opened', trainees: 'trainees.joined' },
  opened_and_closed: { classes: 'classes.openedAndClosed', trainees: 'trainees.openedAndClosed' },
  carried_in: { classes: 'classes.carriedIn', trainees: 'trainees.carriedIn' },
  carried_out: { classes: 'classes.carriedOut', trainees: 'trainees.carriedOut' },
  closed: { classes: 'classes.closed', trainees: 'trainees.closedRoster' },
  planned: { classes: 'plan.planned', trainees: 'planSeats.planned' },
  not_executed: { classes: 'plan.notExecuted', trainees: 'planSeats.notExecuted' },
  declared: { classes: 'declared.classes', trainees: 'declared.turns' },
};

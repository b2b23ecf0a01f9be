import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ClassRow, NewTrainee, TraineeRow } from '#contracts/classes';
import type { OutsideRow } from '../outside-contract.ts';
import type { leaveReasons, notExecutedReasons } from '#contracts/classes';
import type { Tone } from '#ui/status-badge.tsx';

type Words<K extends string> = Record<K, MessageDescriptor>;

export const classStatusWords: Words<ClassRow['status']> = {
  preparing: msg`Đang chuẩn bị`,
  agreed: msg`Đã thống nhất`,
  decided: msg`Có quyết định mở`,
  running: msg`Đang học`,
  paused: msg`Tạm dừng`,
  awaiting_closing: msg`Chờ bế giảng`,
  closed: msg`Đã bế giảng`,
  discontinued: msg`Dừng hẳn`,
  merged: msg`Đã ghép lớp`,
  cancelled: msg({ message: 'Hủy chuẩn bị', context: 'state' }),
};
export const classTone: Record<ClassRow['status'], Tone> = {
  preparing: 'neutral',
  agreed: 'neutral',
  decided: 'neutral',
  running: 'active',
  paused: 'warn',
  awaiting_closing: 'active',
  closed: 'done',
  discontinued: 'bad',
  merged: 'done',
  cancelled: 'bad',
};

export const traineeStatusWords: Words<TraineeRow['status']> = {
  listed: msg`Trong danh sách`,
  active: msg`Đang học`,
  paused: msg({ message: 'Tạm nghỉ', context: 'state' }),
  finished: msg`Được công nhận`,
  not_recognised: msg`Chưa công nhận`,
  deferred: msg({ message: 'Bảo lưu', context: 'state' }),
  left: msg({ message: 'Thôi học', context: 'state' }),
  moved_out: msg`Đã chuyển lớp`,
  no_show: msg`Không đến`,
};
export const traineeTone: Record<TraineeRow['status'], Tone> = {
  listed: 'neutral',
  active: 'active',
  paused: 'warn',
  finished: 'done',
  not_recognised: 'bad',
  deferred: 'warn',
  left: 'bad',
  moved_out: 'neutral',
  no_show: 'neutral',
};

export const leaveReasonWords: Words<(typeof leaveReasons)[number]> = {
  withdrawn: msg`Xin thôi học`,
  expelled: msg`Bị buộc thôi học`,
  deceased: msg`Từ trần`,
  transferred_out: msg`Chuyển sang trường khác`,
  other_family: msg`Đổi sang chương trình khác`,
  class_stopped: msg`Lớp dừng hẳn`,
  other: msg`Lý do khác`,
};

export const notExecutedWords: Words<(typeof notExecutedReasons)[number]> = {
  too_few_trainees: msg`Không đủ học viên`,
  no_guidance: msg`Chưa có hướng dẫn của cấp trên`,
  no_funding: msg`Không có kinh phí`,
  no_lecturer: msg`Không có giảng viên, báo cáo viên`,
  reorganisation: msg`Sắp xếp tổ chức bộ máy`,
  merged_content: msg`Nội dung đã ghép vào lớp khác`,
  other: msg`Lý do khác`,
};

export const categoryWords: Words<NewTrainee['category']> = {
  cadre: msg`Cán bộ`,
  civil_servant: msg`Công chức`,
  public_employee: msg`Viên chức`,
  part_time_local_worker: msg`Người hoạt động không chuyên trách`,
  council_deputy: msg`Đại biểu HĐND`,
  armed_forces: msg`Lực lượng vũ trang`,
  other: msg`Đối tượng khác`,
};

export const slotOriginWords: Words<string> = {
  planned: msg`Theo kế hoạch`,
  added: msg`Bổ sung vào kế hoạch`,
  off_plan: msg`Ngoài kế hoạch`,
  split: msg`Tách từ suất khác`,
};

export const studyModeWords: Words<string> = { full_time: msg`Tập trung`, part_time: msg`Không tập trung` };

export const outsideStateWords: Words<OutsideRow['state']> = {
  active: msg`Đang học`,
  finished: msg`Hoàn thành`,
  ended: msg({ message: 'Thôi học', context: 'state' }),
};
export const outsideTone: Record<OutsideRow['state'], Tone> = { active: 'active', finished: 'done', ended: 'bad' };

export const afterwardsWords: Words<NonNullable<TraineeRow['afterwards']>> = {
  pool: msg`còn quyền học tiếp`,
  finished: msg`đã được công nhận bổ sung`,
  ended: msg`không còn quyền học tiếp`,
};

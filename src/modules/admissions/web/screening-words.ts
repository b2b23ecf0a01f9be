import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '#ui/status-badge.tsx';
import type { DeskFinding, DeskRow, RefusalReason } from '../screening-contract.ts';

type Words<K extends string> = Record<K, MessageDescriptor>;

export const resultWords: Words<DeskRow['result']> = {
  eligible: msg`Đủ điều kiện`,
  missing_evidence: msg`Thiếu minh chứng`,
  not_eligible: msg`Không đủ điều kiện`,
  unchecked: msg`Chưa kiểm tra`,
};
export const resultTone: Record<DeskRow['result'], Tone> = {
  eligible: 'done',
  missing_evidence: 'warn',
  not_eligible: 'bad',
  unchecked: 'neutral',
};

export const nomineeWords: Words<DeskRow['state']> = {
  submitted: msg`Chờ xét`,
  waiting: msg`Danh sách chờ`,
  accepted: msg`Được nhận`,
  refused: msg`Không nhận`,
  withdrawn: msg({ message: 'Đã rút', context: 'nomination' }),
};
export const nomineeTone: Record<DeskRow['state'], Tone> = {
  submitted: 'active',
  waiting: 'neutral',
  accepted: 'done',
  refused: 'bad',
  withdrawn: 'neutral',
};

export const findingWords: Words<DeskFinding['outcome'] | 'passed'> = {
  passed: msg({ message: 'Đạt', context: 'rule' }),
  failed: msg({ message: 'Không đạt', context: 'rule' }),
  missing: msg`Thiếu minh chứng`,
  warned: msg({ message: 'Cần xem', context: 'rule' }),
  overridden: msg`Trường hợp đặc biệt`,
  notice: msg({ message: 'Lưu ý', context: 'rule' }),
};
export const findingTone: Record<DeskFinding['outcome'] | 'passed', Tone> = {
  passed: 'done',
  failed: 'bad',
  missing: 'warn',
  warned: 'warn',
  overridden: 'active',
  notice: 'neutral',
};

export const reasonWords: Words<RefusalReason> = {
  rules_not_met: msg`Không đủ điều kiện`,
  papers_missing: msg`Thiếu giấy tờ`,
  no_seat: msg`Hết chỉ tiêu`,
  wrong_audience: msg`Không đúng đối tượng của lớp`,
  same_content: msg`Đã học nội dung này`,
  in_other_class: msg`Đang học lớp khác trùng thời gian`,
  same_person: msg`Trùng hồ sơ với người khác`,
  late: msg`Cử sau hạn`,
  unit_asked: msg`Đơn vị cử đề nghị rút`,
  other: msg`Lý do khác`,
};

export const actWords: Words<string> = {
  submitted: msg({ message: 'Được cử', context: 'history' }),
  checked: msg({ message: 'Kiểm tra lại', context: 'history' }),
  put_waiting: msg({ message: 'Xếp vào danh sách chờ', context: 'history' }),
  called_up: msg({ message: 'Gọi từ danh sách chờ', context: 'history' }),
  accepted: msg({ message: 'Được nhận', context: 'history' }),
  refused: msg({ message: 'Không nhận', context: 'history' }),
  reopened: msg({ message: 'Mở lại hồ sơ', context: 'history' }),
  withdrawn: msg({ message: 'Rút', context: 'history' }),
  replaced: msg({ message: 'Được thay bằng người khác', context: 'history' }),
  overridden: msg({ message: 'Ghi trường hợp đặc biệt', context: 'history' }),
  class_given: msg({ message: 'Xếp vào lớp', context: 'history' }),
  class_taken: msg({ message: 'Đưa ra khỏi lớp', context: 'history' }),
  papers: msg({ message: 'Giấy tờ', context: 'history' }),
  summoned: msg({ message: 'Triệu tập', context: 'history' }),
};

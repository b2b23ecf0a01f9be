import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { ComponentType } from 'react';
import type { ClassPage, TraineeRow } from '#contracts/classes';
import { ExpireForm, FinishLateForm } from './chain-forms.tsx';
import { type CommandProps, isPreparing, isRunning } from './command.ts';
import { EditForm } from './edit-form.tsx';
import { CloseForm, DiscontinueForm } from './end-forms.tsx';
import { DeferForm, LeaveForm, PauseForm, ResumeForm } from './leave-forms.tsx';
import { JoinForm, ListForm, UnlistForm } from './list-forms.tsx';
import { ChangeFamilyForm, DivideForm, MergeForm, MoveForm } from './move-forms.tsx';
import { OpenForm } from './open-form.tsx';
import { ReclassifyForm } from './reclassify-form.tsx';
import { RejoinForm } from './rejoin-form.tsx';
import { RestrictClassForm } from './restrict-forms.tsx';
import { AdoptClassForm } from './slot-forms.tsx';
import { AgreedForm, AwaitClosingForm, CancelledForm, CloseFileForm, DecidedForm, PauseClassForm, ResumeClassForm } from './step-forms.tsx';

export interface Command {
  id: string;
  label: MessageDescriptor;
  group: 'trainees' | 'class' | 'file';
  Form: ComponentType<CommandProps>;
  /** In the menu of the class. */
  when: (training: ClassPage) => boolean;
  /** Offered for ticked trainees where all of them are in one of these states. */
  forStatus?: TraineeRow['status'][];
  /** For one trainee at a time, and only beside the list. */
  single?: boolean;
  /** For those who hold it. */
  needs?: 'classes.restricted';
  danger?: boolean;
}

const hasStatus =
  (...statuses: TraineeRow['status'][]) =>
  (training: ClassPage) =>
    isRunning(training) && training.trainees.some((row) => statuses.includes(row.status));
const never = () => false;
const inClass: TraineeRow['status'][] = ['active', 'paused'];
const waiting: TraineeRow['status'][] = ['deferred', 'not_recognised'];

/** Everything an officer can record on one class, in the order of its life. */
export const commands: Command[] = [
  { id: 'list', label: msg`Thêm vào danh sách`, group: 'trainees', Form: ListForm, when: isPreparing },
  {
    id: 'unlist',
    label: msg`Bỏ khỏi danh sách`,
    group: 'trainees',
    Form: UnlistForm,
    when: (c) => isPreparing(c) && c.trainees.some((row) => row.status === 'listed'),
    forStatus: ['listed'],
  },
  { id: 'open', label: msg({ message: 'Khai giảng', context: 'act' }), group: 'class', Form: OpenForm, when: isPreparing },
  { id: 'agreed', label: msg`Đã thống nhất`, group: 'class', Form: AgreedForm, when: (c) => c.status === 'preparing' },
  {
    id: 'decided',
    label: msg`Có quyết định mở lớp`,
    group: 'class',
    Form: DecidedForm,
    when: (c) => c.status === 'preparing' || c.status === 'agreed',
  },
  { id: 'join', label: msg`Nhập học`, group: 'trainees', Form: JoinForm, when: isRunning },
  { id: 'rejoin', label: msg`Học tiếp`, group: 'trainees', Form: RejoinForm, when: isRunning },
  { id: 'move', label: msg`Chuyển lớp`, group: 'trainees', Form: MoveForm, when: hasStatus(...inClass), forStatus: inClass },
  {
    id: 'family',
    label: msg`Đổi chương trình`,
    group: 'trainees',
    Form: ChangeFamilyForm,
    when: hasStatus(...inClass),
    forStatus: inClass,
  },
  { id: 'leave', label: msg`Thôi học`, group: 'trainees', Form: LeaveForm, when: hasStatus(...inClass), forStatus: inClass },
  { id: 'defer', label: msg`Bảo lưu`, group: 'trainees', Form: DeferForm, when: hasStatus(...inClass), forStatus: inClass },
  { id: 'pause', label: msg`Tạm nghỉ`, group: 'trainees', Form: PauseForm, when: hasStatus('active'), forStatus: ['active'] },
  { id: 'resume', label: msg`Trở lại học`, group: 'trainees', Form: ResumeForm, when: hasStatus('paused'), forStatus: ['paused'] },
  { id: 'late', label: msg`Công nhận bổ sung`, group: 'trainees', Form: FinishLateForm, when: never, forStatus: waiting, single: true },
  { id: 'expire', label: msg`Hết quyền học tiếp`, group: 'trainees', Form: ExpireForm, when: never, forStatus: waiting, single: true },
  { id: 'pauseClass', label: msg`Tạm dừng lớp`, group: 'class', Form: PauseClassForm, when: (c) => c.status === 'running' },
  { id: 'resumeClass', label: msg`Lớp học lại`, group: 'class', Form: ResumeClassForm, when: (c) => c.status === 'paused' },
  { id: 'await', label: msg`Chờ bế giảng`, group: 'class', Form: AwaitClosingForm, when: (c) => c.status === 'running' },
  { id: 'reclass', label: msg`Đổi nơi học, cơ sở, kinh phí`, group: 'class', Form: ReclassifyForm, when: isRunning },
  { id: 'divide', label: msg`Tách lớp`, group: 'class', Form: DivideForm, when: isRunning, forStatus: inClass },
  { id: 'merge', label: msg`Ghép vào lớp khác`, group: 'class', Form: MergeForm, when: isRunning },
  { id: 'close', label: msg`Bế giảng`, group: 'class', Form: CloseForm, when: isRunning },
  { id: 'discontinue', label: msg`Dừng hẳn lớp`, group: 'class', Form: DiscontinueForm, when: isRunning, danger: true },
  { id: 'cancel', label: msg`Hủy chuẩn bị`, group: 'class', Form: CancelledForm, when: isPreparing, danger: true },
  {
    id: 'adopt',
    label: msg`Đưa vào kế hoạch`,
    group: 'file',
    Form: AdoptClassForm,
    when: (c) => c.slotOrigin === 'off_plan' && c.status !== 'cancelled',
  },
  { id: 'file', label: msg`Đóng hồ sơ`, group: 'file', Form: CloseFileForm, when: (c) => c.endedOn !== null && c.fileClosedOn === null },
  {
    id: 'restrict',
    label: msg`Đánh dấu lớp hạn chế`,
    group: 'file',
    Form: RestrictClassForm,
    when: (c) => !c.restricted && c.slotId !== null,
    needs: 'classes.restricted',
  },
  {
    id: 'open-up',
    label: msg`Bỏ dấu lớp hạn chế`,
    group: 'file',
    Form: RestrictClassForm,
    when: (c) => c.restricted && c.slotId !== null,
    needs: 'classes.restricted',
  },
  { id: 'edit', label: msg`Sửa thông tin`, group: 'file', Form: EditForm, when: () => true },
];

export const groupWords: Record<Command['group'], MessageDescriptor> = { trainees: msg`Học viên`, class: msg`Cả lớp`, file: msg`Hồ sơ` };

/** What the main button offers: the step one is most likely here for. */
export function mainCommand(training: ClassPage): string | null {
  if (isPreparing(training)) return training.trainees.some((row) => row.status === 'listed') ? 'open' : 'list';
  return training.status === 'awaiting_closing' ? 'close' : null;
}

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '#ui/status-badge.tsx';
import type { acts, Item, ItemState, Kind, RequestState } from '../kinds.ts';

export const kindWords: Record<Kind, MessageDescriptor> = {
  concurrence: msg`Thống nhất mở lớp`,
  appraisal: msg`Thẩm định chương trình`,
  off_plan: msg`Lớp ngoài kế hoạch`,
  amendment: msg`Kế hoạch, điều chỉnh kế hoạch`,
};
export const itemWords: Record<Item, MessageDescriptor> = {
  audience: msg({ message: 'Đối tượng', context: 'item' }),
  time: msg({ message: 'Thời gian', context: 'item' }),
  content: msg({ message: 'Nội dung', context: 'item' }),
  materials: msg({ message: 'Tài liệu', context: 'item' }),
  list: msg`Danh sách học viên`,
  whole: msg`Toàn bộ hồ sơ trình`,
};
export const stateWords: Record<ItemState | 'missing', MessageDescriptor> = {
  missing: msg`chưa trình`,
  pending: msg`đang chờ ý kiến`,
  agreed: msg`đã đồng ý`,
  returned: msg`trả lại, có nhận xét`,
  refused: msg`không đồng ý`,
};
export const stateTone: Record<ItemState | 'missing', Tone> = {
  missing: 'neutral',
  pending: 'active',
  agreed: 'done',
  returned: 'warn',
  refused: 'bad',
};
export const requestWords: Record<RequestState, MessageDescriptor> = {
  open: msg`đang xử lý`,
  agreed: msg`đã đồng ý`,
  refused: msg`không đồng ý`,
  withdrawn: msg`đã rút`,
};
export const requestTone: Record<RequestState, Tone> = { open: 'active', agreed: 'done', refused: 'bad', withdrawn: 'neutral' };
export const actWords: Record<(typeof acts)[number], MessageDescriptor> = {
  submitted: msg`Trình`,
  resubmitted: msg`Trình lại`,
  withdrawn: msg`Rút đề nghị`,
  agreed: msg`Đồng ý`,
  returned: msg`Trả lại kèm nhận xét`,
  refused: msg`Không đồng ý`,
};

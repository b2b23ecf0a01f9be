import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MovementRow } from '../quota-contract.ts';

export const seatActWords: Record<MovementRow['act'], MessageDescriptor> = {
  provided: msg`Lập chỉ tiêu của lớp`,
  withdrawn: msg`Rút chỉ tiêu của lớp`,
  granted: msg({ message: 'Cấp', context: 'seats' }),
  moved: msg({ message: 'Điều chuyển', context: 'seats' }),
  returned: msg({ message: 'Trả lại', context: 'seats' }),
  held: msg`Giữ cho người được cử`,
  released: msg({ message: 'Thôi giữ', context: 'seats' }),
  used: msg`Dùng, người được nhận`,
  freed: msg({ message: 'Thôi dùng', context: 'seats' }),
  rolled_out: msg`Chuyển sang năm sau`,
  rolled_in: msg`Nhận từ năm trước`,
};
export const accountWords: Record<MovementRow['from']['account'], MessageDescriptor> = {
  plan: msg`Kế hoạch`,
  open: msg`Chưa cấp`,
  free: msg({ message: 'Còn lại', context: 'seats' }),
  held: msg({ message: 'Đang giữ', context: 'seats' }),
  used: msg({ message: 'Đã dùng', context: 'seats' }),
  next: msg({ message: 'Năm sau', context: 'seats' }),
};

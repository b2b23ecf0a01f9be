import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '#ui/status-badge.tsx';
import type { CallRow } from '../call-contract.ts';
import type { Distribution } from '../distribute-contract.ts';
import type { NominationRow, ShownVerdict } from '../nomination-contract.ts';

export const callStateWords: Record<CallRow['state'], MessageDescriptor> = {
  draft: msg({ message: 'Chưa gửi', context: 'call' }),
  open: msg({ message: 'Đang nhận', context: 'call' }),
  closed: msg({ message: 'Đã đóng', context: 'call' }),
};
export const callTone: Record<CallRow['state'], Tone> = { draft: 'neutral', open: 'active', closed: 'done' };

export const nominationStateWords: Record<NominationRow['state'], MessageDescriptor> = {
  submitted: msg({ message: 'Chờ xét', context: 'nomination' }),
  waiting: msg({ message: 'Danh sách chờ', context: 'nomination' }),
  accepted: msg({ message: 'Được nhận', context: 'nomination' }),
  refused: msg({ message: 'Không nhận', context: 'nomination' }),
  withdrawn: msg({ message: 'Đã rút', context: 'nomination' }),
};
export const nominationTone: Record<NominationRow['state'], Tone> = {
  submitted: 'active',
  waiting: 'warn',
  accepted: 'done',
  refused: 'bad',
  withdrawn: 'neutral',
};

export const resultWords: Record<ShownVerdict['result'], MessageDescriptor> = {
  unchecked: msg`Chưa kiểm tra`,
  eligible: msg`Đủ điều kiện`,
  missing_evidence: msg`Thiếu minh chứng`,
  not_eligible: msg`Không đủ điều kiện`,
};
export const resultTone: Record<ShownVerdict['result'], Tone> = {
  unchecked: 'neutral',
  eligible: 'done',
  missing_evidence: 'warn',
  not_eligible: 'bad',
};

export const becauseWords: Record<Distribution['people'][number]['because'], MessageDescriptor> = {
  given_before: msg`Đã chọn từ trước`,
  place_and_day: msg`Đúng nơi và thời gian mong muốn`,
  place: msg`Đúng nơi mong muốn`,
  day: msg`Đúng thời gian mong muốn`,
  no_wish: msg`Không có nguyện vọng, chia đều theo khối`,
  wish_full: msg`Nơi mong muốn đã đủ chỗ`,
  wish_nowhere: msg`Không lớp nào khớp nguyện vọng`,
  no_seat: msg`Các lớp đã đủ chỗ`,
};

import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { Tone } from '#ui/status-badge.tsx';
import type { SeriesRow } from '../series-contract.ts';

export const seriesStateWords: Record<SeriesRow['state'], MessageDescriptor> = {
  open: msg({ message: 'Đang tuyển', context: 'state' }),
  closed: msg({ message: 'Đã khóa', context: 'state' }),
  cancelled: msg({ message: 'Đã hủy', context: 'state' }),
};
export const seriesTone: Record<SeriesRow['state'], Tone> = { open: 'active', closed: 'done', cancelled: 'bad' };

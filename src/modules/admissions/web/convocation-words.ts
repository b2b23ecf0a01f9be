import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PaperKind } from '../convocation-contract.ts';

export const paperKindWords: Record<PaperKind, MessageDescriptor> = {
  summons: msg({ message: 'giấy triệu tập', context: 'paper' }),
  opening_decision: msg({ message: 'quyết định mở lớp', context: 'paper' }),
};
/** As the title of a row. */
export const paperKindTitles: Record<PaperKind, MessageDescriptor> = {
  summons: msg({ message: 'Giấy triệu tập', context: 'paper' }),
  opening_decision: msg({ message: 'Quyết định mở lớp', context: 'paper' }),
};

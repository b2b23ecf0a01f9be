import type { Phrases } from '#platform/refusal.ts';

export const reportPhrases = {
  'report.not_given': 'Chưa ghi',
  'report.restricted': 'Lớp hạn chế',
  'report.unresolved': 'Chưa xác định đơn vị kế thừa',
  'report.explanation_open': 'giải trình đã được mở lại',
  'report.explanation_is': 'giải trình nay là "{explanation}"',
} satisfies Phrases;

import { coded, type Phrases } from '#platform/refusal.ts';

export const admissionPhrases = {
  ...coded('series_state', { open: 'đang tuyển', closed: 'đã khóa', cancelled: 'đã hủy' }),
} satisfies Phrases;

import type { Phrases } from '#platform/refusal.ts';

export const programmePhrases = {
  'programmes.now': 'nay',
  'programmes.code_shape': 'chỉ gồm chữ in hoa, chữ số, dấu chấm, gạch nối',
} satisfies Phrases;

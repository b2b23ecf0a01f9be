import type { SameTexts } from '#platform/refusal.ts';
import type { programmePhrases } from './phrases.vi.ts';

export const programmePhrasesInEnglish = {
  'programmes.now': 'now',
  'programmes.code_shape': 'may have only capital letters, digits, dots and hyphens',
} satisfies SameTexts<typeof programmePhrases>;

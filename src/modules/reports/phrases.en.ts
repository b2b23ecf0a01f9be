import type { SameTexts } from '#platform/refusal.ts';
import type { reportPhrases } from './phrases.vi.ts';

export const reportPhrasesInEnglish = {
  'report.not_given': 'Not given',
  'report.restricted': 'Restricted classes',
  'report.unresolved': 'Successor not determined',
  'report.explanation_open': 'the explanation was opened again',
  'report.explanation_is': 'the explanation is now "{explanation}"',
} satisfies SameTexts<typeof reportPhrases>;

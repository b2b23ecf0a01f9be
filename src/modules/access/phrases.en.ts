import type { SameTexts } from '#platform/refusal.ts';
import type { accessPhrases } from './phrases.vi.ts';

export const accessPhrasesInEnglish = {
  'wait.seconds': '{seconds} s',
  'wait.minutes': '{minutes} min',
} satisfies SameTexts<typeof accessPhrases>;

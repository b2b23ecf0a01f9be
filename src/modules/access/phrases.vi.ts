import type { Phrases } from '#platform/refusal.ts';

export const accessPhrases = {
  'wait.seconds': '{seconds} giây',
  'wait.minutes': '{minutes} phút',
} satisfies Phrases;

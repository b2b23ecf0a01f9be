import { coded, type SameTexts } from '#platform/refusal.ts';
import { quotaPhrasesInEnglish } from './quota-messages.en.ts';
import { callPhrasesInEnglish } from './call-messages.en.ts';
import { openingPhrasesInEnglish } from './opening-messages.en.ts';
import type { admissionPhrases } from './phrases.vi.ts';
import { screeningPhrasesInEnglish } from './screening-messages.en.ts';

export const admissionPhrasesInEnglish: SameTexts<typeof admissionPhrases> = {
  ...screeningPhrasesInEnglish,
  ...quotaPhrasesInEnglish,
  ...openingPhrasesInEnglish,
  ...callPhrasesInEnglish,
  ...coded('series_state', { open: 'open', closed: 'closed', cancelled: 'cancelled' }),
};

import { coded, type SameTexts } from '#platform/refusal.ts';
import type { admissionPhrases } from './phrases.vi.ts';

export const admissionPhrasesInEnglish: SameTexts<typeof admissionPhrases> = {
  ...coded('series_state', { open: 'open', closed: 'closed', cancelled: 'cancelled' }),
};

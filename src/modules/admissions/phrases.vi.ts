import { coded, type Phrases } from '#platform/refusal.ts';
import { quotaPhrases } from './quota-messages.vi.ts';
import { callPhrases } from './call-messages.vi.ts';
import { openingPhrases } from './opening-messages.vi.ts';
import { screeningPhrases } from './screening-messages.vi.ts';

export const admissionPhrases = {
  ...screeningPhrases,
  ...quotaPhrases,
  ...openingPhrases,
  ...callPhrases,
  ...coded('series_state', { open: 'đang tuyển', closed: 'đã khóa', cancelled: 'đã hủy' }),
} satisfies Phrases;

import { coded, type SameTexts } from '#platform/refusal.ts';
import type { approvalPhrases } from './phrases.vi.ts';

export const approvalPhrasesInEnglish: SameTexts<typeof approvalPhrases> = {
  ...coded('approval_item', {
    audience: 'audience',
    time: 'time',
    content: 'content',
    materials: 'materials',
    list: 'list of trainees',
    whole: 'the whole',
  }),
  ...coded('approval_missing', {
    missing: '{item} (not yet put before {unit})',
    pending: '{item} (with {unit}, {days, day, days})',
    returned: '{item} (returned by {unit} {days, day, days} ago)',
    refused: '{item} (refused by {unit})',
  }),
};

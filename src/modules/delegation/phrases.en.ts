import { coded, type SameTexts } from '#platform/refusal.ts';
import type { delegationPhrases } from './phrases.vi.ts';

export const delegationPhrasesInEnglish: SameTexts<typeof delegationPhrases> = {
  ...coded('decision', {
    content: 'Content, programme',
    audience: 'Audience',
    curriculum: 'Curriculum, materials',
    opening: 'Opening of the class',
    lecturers: 'Lecturers',
    list: 'List of trainees',
    summons: 'Summons',
    results: 'Recognition of results',
    certificates: 'Issue of certificates',
    payment: 'Payment, settlement',
    plan: 'Plan and its amendments',
    off_plan: 'Class outside the plan',
  }),
  'delegation.duty': 'duty under a coordination regulation',
};

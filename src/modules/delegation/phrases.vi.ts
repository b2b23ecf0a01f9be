import { coded, type Phrases } from '#platform/refusal.ts';
import { decisionWords } from './words.vi.ts';

export const delegationPhrases = {
  ...coded('decision', decisionWords),
  'delegation.duty': 'việc phối hợp',
} satisfies Phrases;

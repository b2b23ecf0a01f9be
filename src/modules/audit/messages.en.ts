import type { SameTexts } from '#platform/refusal.ts';
import type { auditMessages } from './messages.vi.ts';

export const auditMessagesInEnglish = {
  'audit.whole_tenant': {
    what: 'The audit trail can be read only with the whole tenant as scope.',
    todo: 'Ask the administrator for an inspector’s role over the whole tenant, for a limited time.',
  },
} satisfies SameTexts<typeof auditMessages>;

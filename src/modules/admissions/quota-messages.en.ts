import type { SameTexts } from '#platform/refusal.ts';
import type { quotaMessages } from './quota-messages.vi.ts';

export const quotaMessagesInEnglish: SameTexts<typeof quotaMessages> = {
  'admissions.no_seats_left': { what: 'Somebody else has just taken the last seats.', todo: 'Load the page again to see what is left.' },
};

import type { SameTexts } from '#platform/refusal.ts';
import { callMessagesInEnglish } from './call-messages.en.ts';
import type { admissionMessages } from './messages.vi.ts';
import { openingMessagesInEnglish } from './opening-messages.en.ts';
import { quotaMessagesInEnglish } from './quota-messages.en.ts';
import { screeningMessagesInEnglish } from './screening-messages.en.ts';

export const admissionMessagesInEnglish: SameTexts<typeof admissionMessages> = {
  'admissions.unknown_series': {
    what: 'There is no such series of admission, or it is outside what you may see.',
    todo: 'Load the list of series again.',
  },
  'admissions.no_seats': {
    what: 'Series {series} has only {free} seats left here, {wanted} are needed.',
    todo: 'Take fewer, or grant more seats first.',
  },
  ...quotaMessagesInEnglish,
  ...callMessagesInEnglish,
  ...screeningMessagesInEnglish,
  ...openingMessagesInEnglish,
};

import { coded, type SameTexts } from '#platform/refusal.ts';
import type { openingMessages, openingPhrases } from './opening-messages.vi.ts';

export const openingMessagesInEnglish: SameTexts<typeof openingMessages> = {
  'admissions.threshold_unsourced': { what: 'The threshold has no source.', todo: 'Give the source, or choose the document that says it.' },
  'admissions.threshold_same_day': {
    what: 'There is a threshold in force from this very day already.',
    todo: 'Choose another day; what is recorded is not changed.',
  },
};

export const openingPhrasesInEnglish: SameTexts<typeof openingPhrases> = {
  ...coded('opening_reason', {
    document_overdue: 'Waits for "{what}", {days, day, days} overdue',
    document_awaited: 'Waits for "{what}"',
    day_passed: 'The expected opening day was {days, day, days} ago',
    too_few: '{people, person, people} so far, at least {minimum} needed',
    too_few_eligible: 'Only {people} eligible, at least {minimum} needed',
    few: '{people} nominated for {seats} seats, less than {share}%',
    no_call: 'Nobody called yet, no list',
    no_class: '{days, day, days} to the end of the quarter and no class prepared',
    often_lost: 'In the three years before, {lost} of {settled} slots of this programme did not open',
  }),
};

import { coded, type SameTexts } from '#platform/refusal.ts';
import type { quotaMessages, quotaPhrases } from './quota-messages.vi.ts';

export const quotaMessagesInEnglish: SameTexts<typeof quotaMessages> = {
  'admissions.no_seats_left': { what: 'Somebody else has just taken the last seats.', todo: 'Load the page again to see what is left.' },
  'admissions.series_out_of_scope': {
    what: 'Series {series} is led and run by units that this account does not look after.',
    todo: 'Ask the unit that leads it, or the institution that runs it, to do this.',
  },
  'admissions.series_code_taken': { what: 'There is already a series with this code.', todo: 'Choose another code.' },
  'admissions.class_taken_meanwhile': {
    what: 'One of these classes has just been put into another series.',
    todo: 'Load the page again to see where it is.',
  },
  'admissions.no_classes': {
    what: 'There is no class to make a series of.',
    todo: 'Choose at least one class that has not opened and is in no series.',
  },
  'admissions.class_not_recruiting': {
    what: 'Class {class} takes no more applicants: {status}.',
    todo: 'Put only classes that have not opened into a series.',
  },
  'admissions.class_in_series': {
    what: 'Class {class} is already in series {series}.',
    todo: 'Take it out of series {series} first: a class is in one series.',
  },
  'admissions.classes_differ': {
    what: 'Class {class} differs from class {first} in {what}, so they do not share a series.',
    todo: 'Put only classes together that are alike; make a series of its own for class {class}.',
  },
  'admissions.class_without_seats': {
    what: 'Class {class} has no number of seats yet.',
    todo: 'Enter how many people are expected, or give its seats when it comes into the series.',
  },
  'admissions.series_dates': {
    what: 'It would end on {ends}, before it opens on {opens}.',
    todo: 'Correct one of the two days.',
  },
};

export const quotaPhrasesInEnglish: SameTexts<typeof quotaPhrases> = {
  ...coded('class_state', {
    preparing: 'in preparation',
    agreed: 'agreed',
    decided: 'decided',
    running: 'running',
    paused: 'paused',
    awaiting_closing: 'awaiting its closing',
    closed: 'closed',
    discontinued: 'discontinued',
    merged: 'merged',
    cancelled: 'preparation called off',
  }),
  ...coded('series_differs', {
    versionId: 'the version of the programme',
    studyMode: 'the mode of study',
    personnel: 'whom it is for',
    planYear: 'the year of the plan',
    leadId: 'the unit that leads it',
    runnerId: 'the institution that runs it',
    restricted: 'being restricted',
  }),
};

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
  'admissions.series_not_open': {
    what: 'Series {series} is {state}: its seats are no longer granted or moved.',
    todo: 'Choose a series that is open, or open this one again if it is only closed.',
  },
  'admissions.series_is': { what: 'Series {series} is so already: {state}.', todo: 'Load the page again to see.' },
  'admissions.series_has_nominees': {
    what: 'Series {series} still has {nominees} people nominated, waiting or accepted.',
    todo: 'Decide or withdraw each of them before the series is cancelled.',
  },
  'admissions.unit_twice': { what: '{unit} has two rows.', todo: 'Make one row of the two.' },
  'admissions.not_enough_open': {
    what: 'Series {series} has only {free} seats not granted yet, {wanted} are needed.',
    todo: 'Grant fewer, take back what units do not use, or put another class into the series.',
  },
  'admissions.seats_in_use': {
    what: '{unit} has only {free} seats not in use ({used} are held or used), not {wanted}.',
    todo: 'Take no more than what is not in use.',
  },
  'admissions.move_to_itself': { what: 'They would go from a unit to itself.', todo: 'Choose another unit to move them to.' },
  'admissions.nothing_to_roll': {
    what: 'No seat of series {series} is chosen to be carried over.',
    todo: 'Enter a number in at least one row.',
  },
  'admissions.roll_elsewhere': {
    what: 'Seats of series {series} cannot be carried over into {into}.',
    todo: 'Choose a series of a later year, of the same programme, restricted alike.',
  },
  'admissions.rolled_from_other': {
    what: 'Series {into} has taken seats of another series of the year before.',
    todo: 'Choose another series of the next year.',
  },
  'admissions.class_not_in_series': { what: 'This class is not in the series.', todo: 'Load the page again to see its classes.' },
  'admissions.last_class': {
    what: 'Class {class} is the only one of series {series}.',
    todo: 'Put another class in first, or cancel the series.',
  },
  'admissions.class_has_nominees': {
    what: '{nominees} nominees have been given class {class}.',
    todo: 'Give them another class of the series first.',
  },
  'admissions.class_seats_granted': {
    what: '{seats} seats of class {class} cannot go: only {open} are not granted.',
    todo: 'Take back seats that units do not use first.',
  },
  'admissions.proposal_for_nobody': {
    what: 'No unit is chosen to share among.',
    todo: 'Choose the units, a bloc, or the units directly below one.',
  },
  'admissions.proposal_minimum': {
    what: 'There are {total} seats for {units} units: not at least {minimum} for each.',
    todo: 'Lower the minimum, choose fewer units, or add seats.',
  },
  'admissions.proposal_no_weights': {
    what: 'There are no figures yet to share by in this way.',
    todo: 'Choose another way, such as equal parts.',
  },
  'admissions.heads_out_of_sight': {
    what: 'How many people {count} units have ({units}…) is outside what you may see.',
    todo: 'Share by past use or equally, or ask somebody who looks after the whole province to propose.',
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
  ...coded('series_field', {
    code: 'code',
    name: 'name',
    opensOn: 'expected opening',
    endsOn: 'expected end',
    place: 'place',
    minimum: 'fewest people in a class',
    openSeats: 'first come, first served',
    asksBoard: 'an admission board',
    other: 'the series has been edited',
  }),
  'series.yes': 'yes',
  'series.no': 'no',
};

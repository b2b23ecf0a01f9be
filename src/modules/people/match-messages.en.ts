import type { SameTexts } from '#platform/refusal.ts';
import type { matchMessages } from './match-messages.vi.ts';

export const matchMessagesInEnglish = {
  'people.level_unknown': { what: 'This level does not belong to the kind chosen.', todo: 'Choose a level of that kind.' },
  'people.day_wrong': { what: 'There is no such day, it is in the future, or it is before the service began.', todo: 'Check the day.' },
  'people.qualification_there': {
    what: 'The record has this qualification already, with the same evidence or a stronger one.',
    todo: 'Look at the table of qualifications; to correct it, remove the old line first.',
  },
  'people.year_future': { what: 'This year has not come yet.', todo: 'Choose a year of which there is a result.' },
  'people.rating_document': {
    what: 'The paper that confirms the result of the year is missing.',
    todo: 'Write its number and date. Only yes or no is kept, never the assessment.',
  },
  'people.maybe_elsewhere': {
    what: 'At another unit there is somebody with the name and the date of birth of {name}.',
    todo: 'Add the personal number, or ask the office above; if they are surely two persons, confirm that this is somebody else.',
  },
  'people.merge_whole_tenant': {
    what: 'Merging records or taking them apart touches classes, certificates and counts of every bloc.',
    todo: 'Write that they are the same person, and ask whoever looks after the whole area to merge them.',
  },
  'people.merge_same_record': { what: 'These two records are one already.', todo: 'Choose two different records.' },
  'people.merge_gone': {
    what: 'The record of {name} has just been merged into another one.',
    todo: 'Open the list of possible doubles again to see the result.',
  },
  'people.merge_both_kept': {
    what: 'Other records have been merged into both of these.',
    todo: 'Take apart what was merged into {name}, then merge the records one by one.',
  },
  'people.merge_open_runs': {
    what: 'Both records are in training in {family} ({classes}).',
    todo: 'Record in one of the classes that the trainee left, or correct it, then merge.',
  },
  'people.merge_same_class': {
    what: 'Both records are in class {classes}.',
    todo: 'Take one of the names off the list of the class, then merge.',
  },
  'people.merge_both_nominated': {
    what: 'Both records are nominated for {series}.',
    todo: 'Withdraw one of the nominations, then merge.',
  },
  'people.unmerge_none': { what: 'This record has no such merge that still stands.', todo: 'Open the record again to see how it is.' },
  'people.number_of_merged': {
    what: 'This personal number is that of a record that was merged into this one.',
    todo: 'Take that record apart, merge it again, and choose this number.',
  },
  'people.match_too_few': {
    what: 'There are only {count} records; at least {fewest} are needed to learn from.',
    todo: 'Go on with the default weights; learn again when the records are in.',
  },
  'people.pair_unknown': { what: 'This pair is not in the list of possible doubles.', todo: 'Open the list again.' },
  'people.pair_decided': { what: '{by} has just decided about this pair.', todo: 'Open the list again to see the result.' },
} satisfies SameTexts<typeof matchMessages>;

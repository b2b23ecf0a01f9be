import type { SameTexts } from '#platform/refusal.ts';
import type { eligibilityMessages } from './messages.vi.ts';

export const eligibilityMessagesInEnglish: SameTexts<typeof eligibilityMessages> = {
  'eligibility.unknown_rule': { what: 'There is no such condition.', todo: 'Load the conditions again.' },
  'eligibility.unknown_scheme': { what: 'There is no such set of conditions.', todo: 'Load the conditions again.' },
  'eligibility.unknown_family': { what: 'There is no such programme.', todo: 'Load the programmes again, then choose.' },
  'eligibility.unknown_version': { what: 'There is no such version of a condition.', todo: 'Load the conditions again.' },
  'eligibility.unknown_class': { what: 'There is no such class, or it is not within your scope.', todo: 'Choose the class again.' },
  'eligibility.version_overlap': {
    what: 'It overlaps the version from {from} to {to} of the same condition, personnel and mode.',
    todo: 'Choose a first day outside that time.',
  },
  'eligibility.overlap_at_once': {
    what: 'Another version of this condition has just been recorded for the same time.',
    todo: 'Load the conditions again and look at that version.',
  },
  'eligibility.term_empty': { what: 'It must end after the day it begins.', todo: 'Correct the term.' },
  'eligibility.without_source': {
    what: 'A version of a condition needs its source.',
    todo: 'Choose a document or write the article as a citation.',
  },
  'eligibility.verified_unknown': {
    what: 'A condition whose content is not known cannot have been compared.',
    todo: 'Leave it "to be verified" until the full text has been read.',
  },
  'eligibility.in_force_already': {
    what: 'This version has been in force since {from}.',
    todo: 'Record the day it ends, or the version that follows it.',
  },
  'eligibility.scheme_exists': { what: 'There is a set of conditions {code} – {name} already.', todo: 'Use that set, or change the code.' },
  'eligibility.code_taken': {
    what: 'This code of a set of conditions is taken.',
    todo: 'Load the conditions again, then choose another code.',
  },
  'eligibility.rule_exists': {
    what: 'This set has {code} – {name} already.',
    todo: 'Record a new version of that condition, or change the code.',
  },
  'eligibility.every_family': { what: 'This set applies to every programme.', todo: 'It needs no programme to be chosen.' },
  'eligibility.trial_secret': {
    what: 'Trying this condition would tell what is kept confidential of each person.',
    todo: 'Ask somebody who may see it to try, or try another condition.',
  },
  'eligibility.trial_what': { what: 'It is not said which condition to try.', todo: 'Choose a recorded version, or write one to try.' },
  'eligibility.trial_where': { what: 'It is not said on which list to try.', todo: 'Choose a class, or a programme and a year.' },
};

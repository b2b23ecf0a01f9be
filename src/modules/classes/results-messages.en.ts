import type { SameTexts } from '#platform/refusal.ts';
import type { resultsMessages } from './results-messages.vi.ts';

export const resultsMessagesInEnglish = {
  'results.not_opened': {
    what: 'The class {code} has not opened, so there are no results.',
    todo: 'Record the opening first, or choose another class.',
  },
  'results.no_name': { what: 'The row has no name.', todo: 'Write the full name as in the list of the class.' },
  'results.no_columns': {
    what: 'The table has no column of marks, classification or result.',
    todo: 'Point these columns out under “How the file is read”, or use form F of the class.',
  },
  'results.not_in_class': {
    what: '“{name}” is not in the list of the class.',
    todo: 'Check the name, or whether the file is that of this class.',
  },
  'results.not_in_class_suggest': {
    what: '“{name}” is not in the list of the class; it may be “{suggestion}”.',
    todo: 'Accept the suggested name if it is right, or correct the name in the file.',
  },
  'results.birth_differs': {
    what: '{name}: the class has somebody of this name with another date of birth.',
    todo: 'Choose the person if the file has the wrong date of birth, or correct the file.',
  },
  'results.which_trainee': {
    what: 'The class has {count} trainees called {name}.',
    todo: 'Choose the right one, or add the date of birth and the unit to the file.',
  },
  'results.missing': {
    what: 'The list lacks {count, trainee, trainees} of the class: {names}.',
    todo: 'Add them to the list, or record leaving or deferral for those no longer in the class.',
  },
  'results.part_mark': {
    what: 'Column “{part}”: “{typed}” is not a mark.',
    todo: 'Write a number with a comma before the decimals, for example 7,5; for an absence write “vắng”.',
  },
  'results.part_range': { what: 'Column “{part}”: the mark {typed} is outside 0–10.', todo: 'Write a mark from 0 to 10.' },
  'results.part_twice': {
    what: 'Two columns of marks are called “{part}”.',
    todo: 'Give them headings that can be told apart, for example “Phần I – Lần 2”.',
  },
  'results.part_formula': { what: 'Column “{part}” is a formula; the value kept in the file is used: {typed}.', todo: '' },
  'results.part_formula_blank': {
    what: 'Column “{part}” is a formula without a value kept with it; formulas are not run.',
    todo: 'Paste the cell again as a value (Paste Values).',
  },
  'results.no_mark': { what: 'Column “{part}” says “{typed}”: no mark.', todo: '' },
  'results.unknown_outcome': {
    what: 'The result “{typed}” cannot be read.',
    todo: 'Write Công nhận (recognised) or Không công nhận (not recognised).',
  },
  'results.rank_read': { what: 'The classification “{typed}” is read as “{after}”.', todo: '' },
  'results.unknown_rank': {
    what: 'The classification “{typed}” is none of the usual words ({words}); it is kept as written.',
    todo: 'Check it; if it is mistyped, correct the file or accept the suggested word.',
  },
  'results.average_outside': {
    what: 'The average {average} lies outside the marks it is made of ({least}–{most}).',
    todo: 'Compute the average again, or check the marks.',
  },
  'results.rank_too_high': {
    what: 'The classification {rank} is higher than the mark {average} allows ({allowed}) by {citation} (not compared with the original).',
    todo: 'Check the classification and the marks; if they are right, leave them.',
  },
  'results.below_half': {
    what: 'Recognised, but the average {average} is below 5 (Thông tư 03/2023/TT-BNV, Điều 6: at least 50% of the highest mark).',
    todo: 'Check the marks or the result.',
  },
  'results.part_below_half': {
    what: 'Recognised, but some parts are below 5: {parts} (Thông tư 03/2023/TT-BNV, Điều 6: at least 50% of the highest mark).',
    todo: 'Check the marks of the re-sit, or the result.',
  },
  'results.differs_from_ledger': {
    what: 'The list says “{result}”, but the ledger of the class says “{status}”.',
    todo: 'If the ledger is wrong, correct the event on the timeline of the class; marks do not change the ledger.',
  },
} satisfies SameTexts<typeof resultsMessages>;

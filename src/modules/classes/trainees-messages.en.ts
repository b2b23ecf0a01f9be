import type { SameTexts } from '#platform/refusal.ts';
import type { traineesMessages } from './trainees-messages.vi.ts';

export const traineesMessagesInEnglish = {
  'trainees.class_unnamed': {
    what: 'The slot {programme} of {year} has no class yet, and the code and name of the class to prepare are not known.',
    todo: 'Fill in the class code and the class name.',
  },
  'trainees.class_cancelled': {
    what: 'The preparation of this class was cancelled.',
    todo: 'Choose another class, or choose the slot to prepare a new class.',
  },
  'trainees.joining_unclear': {
    what: 'The class has opened: the date and the way of joining are not clear.',
    todo: 'Fill in the date, and choose joined late, transferred from another school, or in fact present from the beginning.',
  },
  'trainees.row_is_unit': {
    what: '“{name}” is the name of a unit, not of a person.',
    todo: 'If it is a heading, remove the number of the row (or use a Roman numeral); if it is a person, add date of birth and position.',
  },
  'trainees.unit_missing': {
    what: 'The unit is not clear.',
    todo: 'Write the unit into the cell, or choose the sending unit when bringing the file.',
  },
  'trainees.unit_unknown': {
    what: 'There is no unit “{typed}”.',
    todo: 'Accept the suggested name if it is right, or write the name as under Units.',
  },
  'trainees.unit_ended': { what: 'The unit “{typed}” has ended.', todo: 'Write the present unit of this person.' },
  'trainees.unit_begins': { what: '“{typed}” is read as {name}.', todo: '' },
  'trainees.unit_part': { what: '“{typed}” is taken to be part of {name}.', todo: '' },
  'trainees.unit_of_section': { what: 'The cell of the unit is empty; taken from the heading: {name}.', todo: '' },
  'trainees.unit_of_sender': { what: 'The cell of the unit is empty; the sending unit is taken: {name}.', todo: '' },
  'trainees.category_unread': {
    what: '“{typed}” does not say whether this is a cadre, a civil servant, a public employee or somebody else.',
    todo: 'Write exactly one category; for newcomers the answer for the whole file is taken.',
  },
  'trainees.category_of_position': {
    what: 'The file does not give the category; {category} is taken from the position “{typed}”.',
    todo: '',
  },
  'trainees.category_of_unit': { what: 'The file does not give the category; {category} is taken from the kind of unit.', todo: '' },
  'trainees.unseen_unit': {
    what: 'The unit is outside your scope and there is no personal number: it cannot be known whether this person has a record.',
    todo: 'Add the personal number so that no second record is made.',
  },
  'trainees.birth_missing': {
    what: 'There is no date of birth: later this person is hard to tell from others of the same name.',
    todo: 'Add the date of birth, at least the year.',
  },
  'trainees.mask_differs': {
    what: 'The masked personal number does not fit the number on record.',
    todo: 'Write all 12 digits, or leave the cell as it was exported.',
  },
  'trainees.mask_unknown': {
    what: 'The personal number is masked, so it identifies nobody.',
    todo: 'Write all 12 digits, or empty the cell.',
  },
  'trainees.out_of_sight': {
    what: 'This person has a record in a unit outside your scope; the record stays as it is.',
    todo: '',
  },
  'trainees.was_unlisted': {
    what: 'This person was once taken off the list of the class.',
    todo: 'Remove the row if they are not to be put back.',
  },
  'trainees.maybe_twice': { what: '{name} may be the same as row {other} of the file.', todo: 'Say whether it is one person or two.' },
  'trainees.name_differs': { what: 'The record has the name “{is}”; lists are printed by the record.', todo: '' },
  'trainees.birth_differs': {
    what: 'The record has the date of birth {is}; the record stays as it is.',
    todo: 'Compare; if the record is wrong, correct it on the page of the person.',
  },
  'trainees.sex_differs': {
    what: 'The record has the sex {is}; the record stays as it is.',
    todo: 'Compare; if the record is wrong, correct it on the page of the person.',
  },
  'trainees.unit_differs': {
    what: 'The unit on record is {is} and is not changed by the file.',
    todo: 'If the person has moved, record the move on their page.',
  },
  'trainees.category_differs': {
    what: 'The record has the category {is}; the record stays as it is.',
    todo: 'Compare; if the record is wrong, correct it on the page of the person.',
  },
  'trainees.position_differs': {
    what: 'The record has the position “{is}”; the list of the class keeps that of the file.',
    todo: '',
  },
  'trainees.number_not_on_record': {
    what: 'The record has no personal number; the number of the file is not written into it.',
    todo: 'Add it on the page of the person.',
  },
  'trainees.note': { what: 'The note is not kept: “{typed}”.', todo: '' },
  'trainees.note_withdraws': {
    what: 'The note “{typed}”: this person may not be coming.',
    todo: 'Remove the row if so; the note is not kept.',
  },
  'trainees.total_differs': { what: '“{label}”, but {read, row was, rows were} read.', todo: 'Check whether somebody is missing.' },
} satisfies SameTexts<typeof traineesMessages>;

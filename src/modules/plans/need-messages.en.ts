import type { SameTexts } from '#platform/refusal.ts';
import type { needMessages } from './need-messages.vi.ts';

export const needMessagesInEnglish = {
  'need.unknown': { what: 'There is no such training need, or it is that of another unit.', todo: 'Reload the list of training needs.' },
  'need.exists': {
    what: 'Somebody has just recorded this training need.',
    todo: 'Check the file and import it again: rows that are there are not taken in twice.',
  },
  'need.part_exceeds': {
    what: '{part, person, people} of which, more than the total of {people}.',
    todo: 'Correct the total or the numbers below it.',
  },
  'need.levels_exceed': {
    what: 'Province level and commune level together are {levels}, more than the total of {people}.',
    todo: 'Correct the total or the numbers below it.',
  },
  'need.heading': { what: 'This row has only the name of a unit: {unit} is taken to register the rows below.', todo: '' },
  'need.content_missing': { what: 'The content or programme is missing.', todo: 'Write the name of the programme needed.' },
  'need.people_missing': { what: 'The number of people is missing.', todo: 'Write the total number of people.' },
  'need.nobody': { what: 'Nobody is registered; the row is not taken in.', todo: '' },
  'need.nobody_but_there': {
    what: 'The file says nobody, but {people, person is, people are} registered; the earlier registration stays.',
    todo: 'If it is withdrawn, remove that line on the page of training needs.',
  },
  'need.people_many': {
    what: '{people} people of one unit for one programme is unusually many.',
    todo: 'Check the number; if it is right, leave it.',
  },
  'need.cost_implausible': {
    what: 'An average of {perHead} đồng per person, which is unusual.',
    todo: 'Check the unit of money: this column is in đồng.',
  },
  'need.out_of_scope': { what: '“{unit}” is outside your scope.', todo: 'Ask the officer in charge of that unit to bring it in.' },
  'need.time_impossible': { what: 'There is no such time “{typed}”.', todo: 'Write quý I–IV (quarter) or tháng 1–12 (month).' },
  'need.time_other_year': {
    what: 'The time is in {found}, while the needs of {year} are being brought in.',
    todo: 'Correct the time, or bring the row in with the needs of {found}.',
  },
  'need.programme_unknown': {
    what: 'The catalogue does not have the programme “{typed}”; the words are kept.',
    todo: 'Add the programme to the catalogue if it is to be compared with the plan.',
  },
  'need.programme_near': {
    what: 'The catalogue does not have the programme “{typed}”; the words are kept.',
    todo: 'If it is “{suggestion}”, choose that.',
  },
  'need.unit_missing': {
    what: 'It is not clear which unit registers.',
    todo: 'Write the name of the unit in its column or in a heading row, or choose the unit that sends the file.',
  },
  'need.unit_unknown': {
    what: 'There is no unit “{typed}” in the register.',
    todo: 'Correct the name, or add the unit to the register first.',
  },
  'need.unit_near': { what: 'There is no unit “{typed}” in the register.', todo: 'Is it “{suggestion}”?' },
  'need.unit_ended': {
    what: '“{typed}” is no longer active at the beginning of the year.',
    todo: 'Write the name of its successor.',
  },
  'need.unit_ended_heir': {
    what: '“{typed}” is no longer active at the beginning of the year.',
    todo: 'Its successor is “{suggestion}”: write that name.',
  },
  'need.unit_begins': { what: '“{typed}” is read as {unit}.', todo: '' },
  'need.unit_above': { what: 'The cell of the unit is empty: {unit} is taken, as in the row above.', todo: '' },
  'need.unit_code_unknown': {
    what: 'There is no active unit with the code “{typed}”.',
    todo: 'Correct the code, or empty its cell and write the name.',
  },
  'need.unit_code_differs': {
    what: 'The code is that of {unit}, but the name is “{typed}”.',
    todo: 'Correct the code or the name so that they fit.',
  },
  'need.other_year': {
    what: 'The title says {found}, while the needs of {year} are being brought in.',
    todo: 'Check that it is the right file and the right year.',
  },
  'need.total_differs': {
    what: '“{total}” says {stated}, the rows add up to {computed} (difference {difference}).',
    todo: 'Check the rows and the total; the rows are taken in as they are written.',
  },
} satisfies SameTexts<typeof needMessages>;

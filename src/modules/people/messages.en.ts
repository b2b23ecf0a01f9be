import type { SameTexts } from '#platform/refusal.ts';
import { certificateMessagesInEnglish } from './certificate-messages.en.ts';
import { matchMessagesInEnglish } from './match-messages.en.ts';
import type { peopleMessages } from './messages.vi.ts';

export const peopleMessagesInEnglish = {
  ...certificateMessagesInEnglish,
  ...matchMessagesInEnglish,
  'people.name_empty': { what: 'The name is missing.', todo: 'Write the full name.' },
  'people.name_long': { what: 'The name is longer than 100 characters.', todo: 'Check it: one person per row.' },
  'people.name_signs': {
    what: 'The name "{name}" has strange characters.',
    todo: 'Use only letters, blanks, apostrophes and hyphens; if the letters are broken, convert the font to Unicode.',
  },
  'people.birth_no_such_day': { what: 'There is no such date of birth.', todo: 'Write it again as day/month/year.' },
  'people.birth_future': { what: 'The date of birth is in the future.', todo: 'Check the year of birth.' },
  'people.birth_early': { what: 'The year of birth is before 1900.', todo: 'Check the year of birth.' },
  'people.number_shape': {
    what: 'A personal number has exactly 12 digits.',
    todo: 'Copy it from the identity card, or leave it empty if there is none.',
  },
  'people.number_lost_zero': {
    what: 'The personal number has only {digits} digits; Excel may have dropped leading zeros.',
    todo: 'Format the cell as text and type all 12 digits again.',
  },
  'people.number_old': {
    what: 'This is an old identity number of 9 digits, which no longer identifies anybody.',
    todo: 'Write the personal number of 12 digits, or leave it empty if there is none.',
  },
  'people.number_province': {
    what: 'The first three digits {province} are not the code of a province of birth registration.',
    todo: 'Compare with the identity card.',
  },
  'people.number_sex': { what: 'The personal number says another sex than the one recorded.', todo: 'Compare with the identity card.' },
  'people.number_year': {
    what: 'The personal number says born in {numberYear}, the record says {birthYear}.',
    todo: 'Compare with the identity card.',
  },
  'people.numbers_reason': {
    what: 'Exporting a list with whole personal numbers needs a reason.',
    todo: 'Add a reason of at least 10 characters; the export and its reason are recorded. If whole numbers are not needed, take the request back.',
  },
  'people.number_of_another': {
    what: 'This personal number is that of {name}.',
    todo: 'Check the number or the name; if the other record is wrong, correct that one first.',
  },
  'people.number_in_use': {
    what: 'No new record can be made with this personal number.',
    todo: 'Check the number; if it is right, ask the office above that keeps the record.',
  },
  'people.maybe_same': {
    what: '{name} may already be in the system ({count} alike).',
    todo: 'Choose the person who is there, or confirm that this is somebody else.',
  },
  'people.candidate': { what: '{name}, born {birth}, {unit} ({reasons}).', todo: 'Choose if this is the person.' },
  'people.twice_in_list': {
    what: '{name} is in the list twice (the same as row {other}).',
    todo: 'Remove one row, or confirm that they are two persons.',
  },
  'people.unit_unknown': { what: 'There is no such unit.', todo: 'Choose a unit from the list.' },
  'people.not_found': {
    what: 'There is no such person, or the record belongs to another unit.',
    todo: 'Go back to People and search again.',
  },
  'people.no_number': { what: 'The record has no personal number.', todo: 'Add the personal number to the record.' },
  'people.nothing_on_record': { what: 'Nothing of this is on record.', todo: 'Record it if the work needs it.' },
  'people.reveal_too_many': {
    what: 'You have looked behind the mask {most} times within an hour.',
    todo: 'Wait about {minutes} minutes; for a whole list, export it with a reason.',
  },
  'people.account_shape': {
    what: 'This is not the shape of an account number.',
    todo: 'Enter the 6 to 19 digits that the bank gave; letters of a chosen number without marks.',
  },
  'people.accounts_reason': {
    what: 'A list of bank accounts goes out with a reason only.',
    todo: 'Add a reason of at least 10 characters; export and reason go into the audit trail.',
  },
  'people.move_outside': {
    what: 'The unit of arrival is outside your scope.',
    todo: 'Ask the office in charge of both units to record the move.',
  },
  'people.move_future': { what: 'The date of the move is in the future.', todo: 'Record it when the decision is in force.' },
  'people.move_too_early': {
    what: 'The move must be after the day of the present post ({since}).',
    todo: 'Correct the date, or correct the record if the present post is wrong.',
  },
  'people.move_nothing': { what: 'Unit, position and category are all as before.', todo: 'Choose a new unit or position.' },
  'people.carry_unit_lives': {
    what: '“{name}” is active; there is nothing to carry over to a successor.',
    todo: 'Record the reorganisation on the page of the unit first; to move one person, use “Transfer”.',
  },
  'people.carry_nobody_follows': {
    what: '“{name}” has ended and has no successor yet.',
    todo: 'Use “Transfer” on the page of each person to move them to another unit.',
  },
  'people.carry_choose': {
    what: 'The work of “{name}” goes to several units: {heirs}.',
    todo: 'Choose one of them for those who are left; first move those who go elsewhere.',
  },
  'people.carry_nobody_left': {
    what: 'Nobody is left on record at “{name}” within your scope.',
    todo: 'See the people on the page of the successor.',
  },
  'people.document_unknown': { what: 'This document is not in the register of documents.', todo: 'Choose the document again.' },
} satisfies SameTexts<typeof peopleMessages>;

import type { SameTexts } from '#platform/refusal.ts';
import type { importMessages } from './messages.vi.ts';

export const importMessagesInEnglish = {
  'imports.unknown': { what: 'There is no such import, or it belongs to another unit.', todo: 'Open the list of imports again.' },
  'imports.no_file': { what: 'No file has been sent yet.', todo: 'Choose a workbook and send again.' },
  'imports.empty_file': { what: 'The file “{file}” has no data.', todo: 'Open the file and look: an empty sheet may have been saved.' },
  'imports.bad_fields': { what: 'What was sent with the file cannot be read: {detail}.', todo: 'Reload the page and try again.' },
  'imports.bad_target': {
    what: 'It is not clear where the file goes: {detail}.',
    todo: 'Choose again where it goes (class, year or plan).',
  },
  'imports.bad_input': { what: 'What is needed for applying is not complete: {detail}.', todo: 'Fill in the field named and apply again.' },
  'imports.concluded': {
    what: 'This import has already been applied or undone.',
    todo: 'To import again, send the file once more: rows that are there are not taken in twice.',
  },
  'imports.not_applied': {
    what: 'This import has written nothing yet, or has been undone.',
    todo: 'Open the list of imports and choose one that has been applied.',
  },
  'imports.file_gone': { what: 'The file of this import is kept no longer.', todo: 'Send the original file again.' },
  'imports.held': {
    what: '{held, row, rows} cannot be taken in yet; {sound, row is, rows are} sound.',
    todo: 'Correct the file and send it again, or choose to apply the sound rows only and hold the rest.',
  },
  'imports.nothing_sound': {
    what: 'No row can be taken in ({held, row has, rows have} errors).',
    todo: 'See the remarks row by row, correct the file and send it again.',
  },
  'imports.no_table': {
    what: 'The heading of the form was not found in the first 30 rows of any sheet.',
    todo: 'Point out the heading row and what each column means under “How the file is read”, or use the form offered on this page.',
  },
  'imports.question_open': { what: 'A question is still open: {question}', todo: 'Answer it and apply again.' },
  'imports.fonts_open': {
    what: 'The text of the file seems to be typed in {encoding}; it is not clear whether to convert it to Unicode.',
    todo: 'Look at the samples before and after, then choose to convert or to keep.',
  },
  'imports.built_upon': {
    what: 'This cannot be undone: {what}.',
    todo: 'Mend each item on its own page, or remove what was built upon it and undo again.',
  },
  'table.heading_twice': {
    what: 'Two columns have the same heading “{title}” (columns {first} and {second}).',
    todo: 'Under “How the file is read”, choose the one to use and leave out the other.',
  },
  'table.unread_rows': {
    what: 'Sheet “{sheet}”: {rows, row, rows} from row {row} on below the signatures, without a heading: not read.',
    todo: 'If they are data, move them above the signatures or give them a heading.',
  },
  'row.twice': { what: 'The same as row {other} of this file.', todo: 'Remove one of the two rows.' },
  'row.hidden': {
    what: 'This row is hidden in the file but was read.',
    todo: 'If it does not belong to the list, delete the row and send again.',
  },
  'row.below_table': {
    what: 'A row without a number, below an empty row or a total: it may be the signatures.',
    todo: 'If it is somebody of the list, give it a number; if it is the signatures, nothing needs to be done.',
  },
  'cell.ditto': { what: '“{typed}” is read as in the row above: {after}.', todo: '' },
  'cell.ditto_of_nothing': { what: 'The cell says “{typed}”, but the row above has nothing.', todo: 'Write the content into the cell.' },
  'cell.error': { what: 'The cell shows the error {typed}.', todo: 'Type the right value again.' },
  'cell.formula': {
    what: 'The cell is a formula; formulas are not run, and the value kept with it may be old.',
    todo: 'Paste the cell again as a value (Paste Values).',
  },
  'cell.left_out': {
    what: 'The cell cannot be read (a formula, an error, hidden characters or too long) and is left out; the row still goes in.',
    todo: 'If its content is needed, type it again as text.',
  },
  'cell.formula_counted': { what: 'The cell is a formula; the value kept in the file is used: {typed}.', todo: '' },
  'cell.hidden_signs': {
    what: 'The cell has hidden control characters (reversed direction or strange signs).',
    todo: 'Empty the cell and type it again by hand.',
  },
  'cell.cleaned': { what: 'Invisible characters were taken out of the cell; it is read as “{after}”.', todo: '' },
  'cell.too_long': {
    what: 'The content of the cell is longer than {limit} characters.',
    todo: 'Shorten it to {limit} characters or fewer.',
  },
  'cell.name': { what: 'The name is not made of letters: “{typed}”.', todo: 'Type the full name again.' },
  'cell.sex': { what: 'The sex “{typed}” cannot be read.', todo: 'Write Nam (male) or Nữ (female).' },
  'cell.both_sexes': {
    what: 'Both the column Nam (male) and the column Nữ (female) hold a date of birth.',
    todo: 'Keep the date of birth in the right one of the two.',
  },
  'cell.yes_no': { what: '“{typed}” cannot be read as yes or no.', todo: 'Write x, có (yes) or không (no).' },
  'cell.count': { what: '“{typed}” is not a number.', todo: 'Write a whole number, for example 80.' },
  'cell.negative': { what: 'A negative number: {typed}.', todo: 'Write the right number.' },
  'cell.not_whole': { what: 'Not a whole number: {typed}.', todo: 'Write a whole number.' },
  'cell.absurd': { what: 'The number is too large: {typed}.', todo: 'Check the dot that separates thousands.' },
  'cell.mark': { what: '“{typed}” is not a mark.', todo: 'Write a number with a comma before the decimals, for example 7,5.' },
  'cell.mark_range': { what: 'The mark {typed} is outside 0–{limit}.', todo: 'Write a mark from 0 to {limit}.' },
  'cell.money': { what: '“{typed}” is not an amount of money.', todo: 'Write the amount in đồng, for example 12.500.000.' },
  'cell.merged_figure': {
    what: 'The cell with the number {typed} is merged over several rows; the number counts for the first row.',
    todo: 'If it is a common number, unmerge the cell and write the number of each row.',
  },
  'cell.number_rounded': {
    what: 'The personal number was rounded by Excel or turned into an exponent.',
    todo: 'Format the column as Text, then type all 12 digits again.',
  },
  'cell.number_letter': { what: 'The personal number has the letter O in place of a zero.', todo: 'Type a zero there.' },
  'cell.number_zero': {
    what: 'Excel dropped {zeros, leading zero, leading zeros} of the personal number, put back because the year of birth then fits (ends in {last}).',
    todo: '',
  },
  'cell.phone': { what: 'The telephone number “{typed}” cannot be read and is left empty.', todo: 'Write 10 digits.' },
  'cell.phones': { what: 'The cell has several telephone numbers; the first is taken.', todo: '' },
  'cell.phone_zero': { what: 'The telephone number lost its leading zero; it was put back: {after}.', todo: '' },
  'cell.date': {
    what: 'The date “{typed}” cannot be read, or there is no such day.',
    todo: 'Write day/month/year, for example 05/03/1975; if only the year is known, write 1975.',
  },
  'cell.date_serial': {
    what: '“{typed}” is a day number of Excel that is not formatted as a date.',
    todo: 'Format the cell as a date and check it.',
  },
} satisfies SameTexts<typeof importMessages>;

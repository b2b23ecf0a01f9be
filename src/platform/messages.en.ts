import type { platformMessages } from './messages.vi.ts';
import type { SameTexts } from './refusal.ts';

export const platformMessagesInEnglish = {
  'gate.not_signed_in': { what: 'You are not signed in, or your session has ended.', todo: 'Sign in again.' },
  'gate.not_allowed': { what: 'This account may not do this.', todo: 'Ask the administrator for the right.' },
  'gate.outside_scope': {
    what: 'This would also write outside your scope; nothing has been written.',
    todo: 'Ask an officer responsible for the whole system to record it.',
  },
  'gate.csrf': { what: 'The request does not come from a page of this system.', todo: 'Reload the page and try again.' },
  'gate.too_many_files': {
    what: 'This account has taken out {most} files within an hour.',
    todo: 'Wait {minutes} minutes and try again; take a whole list out at once rather than in parts.',
  },
  'request.invalid': { what: 'What was sent is not valid: {detail}.', todo: 'Correct the field named and send again.' },
  'request.malformed': { what: 'What was sent cannot be read.', todo: 'Reload the page and try again.' },
  'request.unusable_value': {
    what: 'A value sent is too large or cannot be used.',
    todo: 'Check the numbers, dates and codes, then send again.',
  },
  'request.unknown_reference': {
    what: 'Something chosen is not here, or is used elsewhere.',
    todo: 'Reload the page, choose again and send again.',
  },
  'request.cursor': { what: 'The place of the next page cannot be read.', todo: 'Open the list again from its beginning.' },
  'request.body_unexpected': { what: 'This request takes no content.', todo: 'Reload the page and try again.' },
  'request.too_large': { what: 'What was sent is larger than allowed.', todo: 'Divide the file and send again.' },
  'request.foreign_host': {
    what: 'The system does not run under this host name.',
    todo: 'Open it by the address that your office has given; whoever runs the system sets the host name in KHUEVAN_URL or KHUEVAN_HOSTS.',
  },
  'request.in_clear': {
    what: 'The request did not come by HTTPS.',
    todo: 'Open the https address; if you did, whoever runs the system lets the machine in front send X-Forwarded-Proto.',
  },
  'request.not_found': { what: 'There is nothing at this address.', todo: 'Go back to the home page.' },
  'request.method': { what: 'This method is not in use here.', todo: 'Reload the page and try again.' },
  'idempotency.missing': { what: 'The key against sending twice is missing (Idempotency-Key).', todo: 'Reload the page and send again.' },
  'idempotency.other_body': {
    what: 'This key against sending twice was used for something else.',
    todo: 'Reload the page and send again.',
  },
  'edit.missing_version': { what: 'The version being edited is missing (If-Match).', todo: 'Reload the page and edit again.' },
  'edit.stale': { what: 'Somebody else has just made a change: {changed}.', todo: 'Reload to see it, then edit again if still needed.' },
  'database.busy': { what: 'The database is busy.', todo: 'Wait a few seconds and try again; nothing of this was written.' },
  'database.down': {
    what: 'The database cannot be reached.',
    todo: 'Wait a few minutes and try again; if it goes on, tell the administrator.',
  },
  'file.empty': { what: 'The file is empty.', todo: 'Choose the file again and send it.' },
  'file.too_large': {
    what: 'The file weighs {megabytes} MB, over the limit of {limit} MB.',
    todo: 'Take out pictures and sheets not needed, or divide the file, then send again.',
  },
  'file.unpacks_too_large': {
    what: 'Unpacked, the file is over the limit of {limit} MB.',
    todo: 'Take out pictures, sheets not needed and formatting of empty areas, or divide the file, then send again.',
  },
  'file.too_heavy': {
    what: 'Reading the file would take more than {megabytes} MB of memory or more than {seconds} seconds, so it was stopped; nothing was written.',
    todo: 'Divide the file, delete rows, columns and formatting not needed, then send again.',
  },
  'file.encrypted': {
    what: 'The file has a password and cannot be read.',
    todo: 'Open it in Excel, remove the password, save and send again.',
  },
  'file.truncated': {
    what: 'The file is damaged or cut off (a download or copy may not have finished).',
    todo: 'Download or copy the file again, try it in Excel, then send again.',
  },
  'file.html': {
    what: 'The file is a web page saved under an Excel name, not a real workbook.',
    todo: 'Open it in Excel, choose Save As .xlsx and send again.',
  },
  'file.not_table': {
    what: 'The file is {kind}, not a workbook.',
    todo: 'Choose the right workbook (.xlsx, .xls, .xlsb, .ods, .csv) and send again.',
  },
  'file.not_workbook': {
    what: 'The file is not a workbook.',
    todo: 'Choose the right workbook (.xlsx, .xls, .xlsb, .ods, .csv) and send again.',
  },
  'file.old_excel': {
    what: 'The file is of Excel 95 or older.',
    todo: 'Open it in Excel or LibreOffice, save it as .xlsx and send again.',
  },
  'file.doctype': {
    what: 'The file declares a DOCTYPE ({part}), which no workbook needs and which can do harm, so it was not opened.',
    todo: 'Open the file in Excel, save it as a new .xlsx file and send again.',
  },
  'file.suspicious': {
    what: 'The file is built in an unusual way ({part}), so it was not opened.',
    todo: 'Open the file in Excel, save it as a new .xlsx file and send again.',
  },
  'file.no_sheet': { what: 'No sheet of the file has a cell in it.', todo: 'Choose the right workbook and send again.' },
  'file.too_many_sheets': { what: 'The file has more than {limit} sheets.', todo: 'Keep only the sheets to be sent, then send again.' },
  'file.too_many_merges': {
    what: 'Sheet "{sheet}" has more than {limit} merged areas.',
    todo: 'Unmerge cells where there is no data, then send again.',
  },
  'file.too_many_rows': {
    what: 'Sheet "{sheet}" has data beyond row {limit}.',
    todo: 'Delete the rows not needed at the end, or divide the file, then send again.',
  },
  'file.too_many_columns': {
    what: 'Sheet "{sheet}" has data at {cell}, beyond column {limit}.',
    todo: 'Delete the columns not needed to the right of the table, then send again.',
  },
  'file.too_many_cells': { what: 'The file has more than {limit} cells with data.', todo: 'Divide the file and send again.' },
  'file.cell_too_long': {
    what: 'Sheet "{sheet}", {cell}: the content is longer than {limit} characters.',
    todo: 'Shorten the content of that cell and send again.',
  },
  'file.bad_cell': {
    what: 'Sheet "{sheet}", cell {cell}: the cell is damaged and its real value is not known.',
    todo: 'Open the file in Excel, type that cell again, save as .xlsx and send again.',
  },
  'file.bad_reference': {
    what: 'Sheet "{sheet}" has a wrong cell address ({reference}).',
    todo: 'Open the file in Excel, save it as a new .xlsx file and send again.',
  },
  'file.csv_undecodable': {
    what: 'Line {line} has characters that cannot be read (neither UTF-8, UTF-16 nor Windows-1258).',
    todo: 'Save it as "CSV UTF-8" or .xlsx and send again.',
  },
  'file.csv_unclosed_quote': {
    what: 'Line {line} opens a quotation mark and does not close it.',
    todo: 'Add or remove the quotation mark (") on that line, or save as .xlsx, then send again.',
  },
  'file.unreadable': {
    what: 'The file cannot be read: it is damaged at {detail}.',
    todo: 'Open the file in Excel, save it as a new .xlsx file and send again.',
  },
  internal: {
    what: 'The system met an unexpected error (code {requestId}).',
    todo: 'Try again; if it goes on, give the administrator this code.',
  },
} satisfies SameTexts<typeof platformMessages>;

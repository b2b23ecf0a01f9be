import type { SameTexts } from '#platform/refusal.ts';
import type { certificateMessages } from './certificate-messages.vi.ts';

export const certificateMessagesInEnglish = {
  'certificates.family_unknown': { what: 'There is no such programme.', todo: 'Choose a programme of the catalogue again.' },
  'certificates.no_title': {
    what: 'It is not clear which programme the certificate is for.',
    todo: 'Add a column “Chương trình” (programme), or choose one programme for the whole file when bringing it.',
  },
  'certificates.too_long': {
    what: 'The content is too long ({length} characters, at most {limit}).',
    todo: 'Shorten it to {limit} characters or fewer.',
  },
  'certificates.number_unused': {
    what: 'The old identity number of 9 digits identifies nobody and is not kept.',
    todo: 'If there is a personal number of 12 digits, write that one.',
  },
  'certificates.person_out_of_sight': {
    what: 'This personal number belongs to a record outside your scope.',
    todo: 'Ask the office that keeps the record to bring in this row.',
  },
  'certificates.mask_differs': {
    what: 'The masked personal number does not fit the record of this person.',
    todo: 'Empty the cell of the personal number, or write all 12 digits.',
  },
  'certificates.unknown_person': {
    what: '{name} is not in the system yet.',
    todo: 'Answer the question about the whole file (add or hold), or add this person under People first.',
  },
  'certificates.category_needed': {
    what: 'To add {name}, the category must be known.',
    todo: 'Add a column “Đối tượng” (category), or answer the question above.',
  },
  'certificates.unit_needed': {
    what: 'To add {name}, the unit must be known.',
    todo: 'Fill in the column “Cơ quan, đơn vị” (unit).',
  },
  'certificates.unit_unknown': {
    what: 'There is no unit “{typed}” in the system.',
    todo: 'Accept the suggested name if it is right, or correct the name of the unit.',
  },
  'certificates.unit_outside': {
    what: 'The unit “{name}” is outside your scope.',
    todo: 'Ask the office in charge of that unit to bring in this row.',
  },
  'certificates.maybe_earlier': {
    what: '{name} may be the person of row {other} of this file.',
    todo: 'Choose: one person, or two persons.',
  },
  'certificates.number_twice': {
    what: 'The personal number is the same as that of {name} in row {other} of this file.',
    todo: 'Check the numbers of both persons.',
  },
  'certificates.serial_taken': {
    what: 'Serial {serial} of {issuer} was issued to {name}.',
    todo: 'Check the serial; if it is this person, correct name and date of birth to fit.',
  },
  'certificates.serial_in_use': {
    what: 'A serial of the file was issued to somebody outside your scope, or has just been brought in.',
    todo: 'Check the serials and check the file again; if they are right, ask the office above.',
  },
  'certificates.no_issuer': {
    what: 'It is not clear which institution issued it.',
    todo: 'Add a column “Cơ sở cấp” (issuer), or give one issuer for the whole file when bringing it.',
  },
  'certificates.issued_future': { what: 'The date of issue is in the future.', todo: 'Check the date of issue.' },
  'certificates.course_order': { what: 'The first day is after the last day.', todo: 'Check the two dates.' },
  'certificates.course_partial': {
    what: 'The date “{typed}” lacks its day, month or year, so it is not kept.',
    todo: 'If it is to be kept, write day/month/year.',
  },
  'certificates.time_unread': {
    what: 'The time of study “{typed}” cannot be read and is left empty.',
    todo: 'Write it like 01/3/2020 - 15/4/2020.',
  },
  'certificates.issued_early': {
    what: 'The date of issue {issued} is before the end of the course {end}.',
    todo: 'Check it: certificates are issued on the day of closing (Thông tư 03/2023/TT-BNV, Điều 5).',
  },
  'certificates.periods': { what: 'The number of teaching periods is 0.', todo: 'Write the number of periods, or leave it empty.' },
} satisfies SameTexts<typeof certificateMessages>;

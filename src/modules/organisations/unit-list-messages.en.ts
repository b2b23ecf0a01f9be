import type { SameTexts } from '#platform/refusal.ts';
import type { unitListMessages } from './unit-list-messages.vi.ts';

export const unitListMessagesInEnglish = {
  'unit_list.name_missing': { what: 'The name of the unit is missing.', todo: 'Write its full name.' },
  'unit_list.too_long': { what: 'Longer than {limit} characters.', todo: 'Shorten it to {limit} characters or fewer.' },
  'unit_list.code_twice': { what: 'The code {code} already stands in row {row} of this file.', todo: 'Give each unit a code of its own.' },
  'unit_list.code_of_other': { what: 'The code {code} belongs to “{unit}”.', todo: 'Correct the code, or choose to rename that unit.' },
  'unit_list.code_differs': {
    what: 'This unit has the code {present}; the file says {code}.',
    todo: 'Correct the code in the file, or change it on the page of the unit.',
  },
  'unit_list.name_ambiguous': { what: '{count} units are called “{name}”.', todo: 'Write the code, or the parent unit.' },
  'unit_list.same_elsewhere': {
    what: 'There is “{name}” below {parent}; this row is taken for another unit.',
    todo: 'If it is the same unit, write the right parent unit or the code.',
  },
  'unit_list.not_living': {
    what: '“{name}” is not active on {date}.',
    todo: 'Check the effective date, or record it on the page of the unit.',
  },
  'unit_list.kind_unknown': { what: 'There is no kind of unit “{typed}”.', todo: 'Write a kind of the list below the form.' },
  'unit_list.kind_missing': { what: 'The kind of unit is missing.', todo: 'Write the kind, for example: Sở, ban, ngành.' },
  'unit_list.level_unknown': {
    what: 'There is no level “{typed}”.',
    todo: 'Write Trung ương, Cấp tỉnh, Cấp huyện, Cấp xã or Trong đơn vị.',
  },
  'unit_list.level_missing': { what: 'The level of the unit is missing.', todo: 'Write Cấp tỉnh, Cấp xã, Trong đơn vị…' },
  'unit_list.regime_unknown': { what: 'The document regime “{typed}” is not clear.', todo: 'Write Đảng (Party) or Nhà nước (State).' },
  'unit_list.regime_missing': { what: 'The document regime is missing.', todo: 'Write Đảng (Party) or Nhà nước (State).' },
  'unit_list.bloc_missing': { what: 'The bloc is missing.', todo: 'Write the bloc, or the parent unit.' },
  'unit_list.bloc_unknown': { what: 'There is no bloc “{typed}”.', todo: 'Write the name of a bloc of the list.' },
  'unit_list.bloc_near': { what: 'There is no bloc “{typed}”.', todo: 'Is it “{suggestion}”?' },
  'unit_list.assumed': { what: 'The cell is empty; read from the name: {what}.', todo: 'Write it out if it is something else.' },
  'unit_list.parent_code_unknown': {
    what: 'There is no active unit with the code “{typed}”, in this file neither.',
    todo: 'Correct the code of the parent unit.',
  },
  'unit_list.parent_unknown': {
    what: 'There is no parent unit “{typed}”, in this file neither.',
    todo: 'Correct the name, or add a row for that unit.',
  },
  'unit_list.parent_near': { what: 'There is no parent unit “{typed}”, in this file neither.', todo: 'Is it “{suggestion}”?' },
  'unit_list.parent_ended': { what: 'The parent unit “{typed}” is no longer active.', todo: 'Write its successor.' },
  'unit_list.parent_ambiguous': {
    what: '“{typed}” is the name of several rows of the file: {rows}.',
    todo: 'Add a column with the code of the parent unit.',
  },
  'unit_list.parent_begins': { what: 'The parent unit “{typed}” is read as {unit}.', todo: 'Write the whole name if it is another.' },
  'unit_list.parent_heading': {
    what: 'Read from the heading above: below {unit}.',
    todo: 'Add a column for the parent unit if it is another.',
  },
  'unit_list.parent_held': { what: 'The parent unit “{name}” (row {row}) cannot be taken in yet.', todo: 'Correct that row first.' },
  'unit_list.first_day': {
    what: 'The effective date has only a month or a year; read as {date}.',
    todo: 'Write the whole date if it is another.',
  },
  'unit_list.end_not_kept': {
    what: 'End dates are not taken from a list.',
    todo: 'Record the dissolution or merger on the page of the unit.',
  },
  'unit_list.new_version': {
    what: 'Recorded as a change from {date}; the time before stays as it is.',
    todo: 'Check the effective date.',
  },
  'unit_list.correction': {
    what: 'Corrects the version that begins on {date}.',
    todo: 'If it is a later change, choose another effective date.',
  },
  'unit_list.heading_unread': {
    what: 'The row “{title}” is taken for a heading, not for a unit.',
    todo: 'If it is a unit, give the row a number and fill in the other columns.',
  },
} satisfies SameTexts<typeof unitListMessages>;
